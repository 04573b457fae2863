import { describe, expect, it } from 'vitest';
import type { Blanking } from '../../common/blanking';
import { rectangularFieldOfView } from '../../common/fieldOfView';
import type { Frame } from '../../common/frame';
import type { SourceInfo } from '../../common/status';
import { BlankingWatch } from './blankingWatch';

const size = { width: 160, height: 120 };
const info: SourceInfo = {
  ...size,
  framesPerSecond: 25,
  interlaced: false,
  fieldOfView: rectangularFieldOfView({ x: 0, y: 0, ...size }),
  fieldOfViewOrigin: 'automatic',
  displaySize: size,
  durationMs: null,
};

/** Stripes that move on by four pixels a frame, under a standing word. */
function frameAt(frameId: number, pixelCount = (160 * 120 * 3) / 2): Frame {
  const pixels = new Uint8Array(pixelCount);
  for (let y = 0; y < 120; y += 1) {
    for (let x = 0; x < 160; x += 1) {
      const isText = y >= 50 && y < 60 && x >= 30 && x < 90 && (x % 6 < 2 || y % 5 === 0);
      const wave = 90 + 45 * Math.sin((x + 2 * y + frameId * 4.7) / 6);
      pixels[y * 160 + x] = isText ? 230 : wave;
    }
  }
  const capturedAtMs = frameId * 40;
  return { frameId, capturedAtMs, mediaTimeMs: capturedAtMs, pixelFormat: 'i420', ...size, pixels };
}

function started(later = (action: () => void): void => action()) {
  const heard: Blanking[] = [];
  const errors: unknown[] = [];
  const watch = new BlankingWatch({
    onBlanking: (blanking) => heard.push(blanking),
    onError: (error) => errors.push(error),
    later,
  });
  return { watch, heard, errors };
}

function show(watch: BlankingWatch, from: number, to: number): void {
  for (let frameId = from; frameId < to; frameId += 1) watch.take(frameAt(frameId), info);
}

describe('BlankingWatch', () => {
  it('finds a standing word in ten seconds of picture and tells each change', () => {
    const { watch, heard, errors } = started();
    show(watch, 0, 250);
    expect(errors).toEqual([]);
    expect(watch.blanking.state).toBe('ready');
    expect(watch.blanking.areas.some(({ x, y }) => x <= 36 && y <= 54)).toBe(true);
    expect(heard.at(-1)).toBe(watch.blanking);
  });

  it('looks at four frames a second, after the frame was sent', () => {
    let asked = 0;
    const { watch } = started(() => {
      asked += 1;
    });
    show(watch, 0, 250);
    expect(asked).toBeGreaterThanOrEqual(35);
    expect(asked).toBeLessThanOrEqual(41);
    expect(watch.blanking.frameSize).toBeNull();
  });

  it('forgets what it found when another source is opened, or another field of view chosen', () => {
    const { watch } = started();
    show(watch, 0, 250);
    const smaller = rectangularFieldOfView({ x: 10, y: 0, width: 140, height: 120 });
    watch.take(frameAt(260), { ...info, fieldOfView: smaller });
    expect(watch.blanking.areas).toEqual([]);
    show(watch, 270, 500);
    expect(watch.blanking.areas).not.toEqual([]);
    watch.reset();
    expect(watch.blanking).toMatchObject({ state: 'watching', frameSize: null, areas: [] });
  });

  it('tells once that the search failed and leaves the picture alone', () => {
    const { watch, errors } = started();
    const broken = { ...info, fieldOfView: null } as unknown as SourceInfo;
    watch.take(frameAt(0), broken);
    watch.take(frameAt(20), broken);
    expect(errors).toHaveLength(1);
    expect(watch.blanking.areas).toEqual([]);
  });
});
