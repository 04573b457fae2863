import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { LoopDelay } from './loopDelay';

function block(durationMs: number): void {
  const endsAtMs = performance.now() + durationMs;
  while (performance.now() < endsAtMs);
}

describe('LoopDelay', () => {
  it('sees a thread that is held, and only while it looks', async () => {
    const loop = new LoopDelay();
    await loop.during(() => sleep(100));
    block(1000);
    await loop.during(() => sleep(100));
    expect(loop.delay.maxMs).toBeLessThan(900);
    await loop.during(async () => {
      await sleep(20);
      block(1000);
      await sleep(20);
    });
    expect(loop.delay.maxMs).toBeGreaterThan(900);
    expect(loop.delay.p50Ms).toBeLessThan(100);
  });
});
