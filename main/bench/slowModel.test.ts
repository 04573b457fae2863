import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { SlowModel } from './slowModel';

const frame = (fill: (index: number) => number) => ({
  ...{ frameId: 0, capturedAtMs: 0, mediaTimeMs: 0, width: 64, height: 48 },
  ...{
    pixelFormat: 'rgb24' as const,
    pixels: Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => fill(i)),
  },
});

describe('SlowModel', () => {
  it('computes until the time that it is asked for has passed', () => {
    let nowMs = 0;
    const model = new SlowModel(40, () => (nowMs += 10));
    for (let run = 0; run < 3; run += 1) model.run(frame((i) => i % 251));
    expect(model.layers).toBe(4);
    expect(model.runMs).toEqual([50, 50, 50]);
  });

  it('answers to edges and not to a plain picture', () => {
    const model = new SlowModel(1, () => performance.now());
    expect(model.run(frame(() => 0))).toBe(0);
    expect(model.run(frame((i) => (i % 30 < 3 ? 255 : 0)))).toBeGreaterThan(0);
  });
});
