import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PublishPacer } from './publishPacer';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Tells whatever it is told to tell, each time in so many ms. */
function paced(tookMs: number) {
  let atMs = 0;
  const told: number[] = [];
  const pacer = new PublishPacer(
    () => {
      told.push(atMs);
      atMs += tookMs;
    },
    () => atMs,
  );
  const pass = (ms: number): void => {
    atMs += ms;
    vi.advanceTimersByTime(ms);
  };
  return { pacer, told, pass };
}

describe('PublishPacer', () => {
  it('tells what is cheap at once, each time', () => {
    const { pacer, told } = paced(1);
    for (let count = 0; count < 5; count += 1) pacer.request();
    expect(told).toEqual([0, 1, 2, 3, 4]);
  });

  it('tells the first at once, and together what comes while it rests', () => {
    const { pacer, told, pass } = paced(10);
    pacer.request();
    for (let count = 0; count < 30; count += 1) pacer.request();
    expect(told).toEqual([0]);
    pass(49);
    expect(told).toHaveLength(1);
    pass(1);
    expect(told).toEqual([0, 60]);
    pass(1000);
    expect(told).toHaveLength(2);
    pacer.request();
    expect(told).toHaveLength(3);
  });

  it('tells nothing after its end', () => {
    const { pacer, told, pass } = paced(10);
    pacer.request();
    pacer.request();
    pacer.dispose();
    pass(1000);
    expect(told).toHaveLength(1);
  });
});
