import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { derivedBootId } from './caseClock';
import { HeldClock } from './fixtures/caseRig';
import { RoomClockWatch } from './roomClockWatch';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const clock = new HeldClock();
  const changes: number[] = [];
  const watch = new RoomClockWatch(clock, (byMs) => changes.push(byMs));
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second += 1) {
      clock.atMs += 1000;
      vi.advanceTimersByTime(1000);
    }
  };
  return { clock, changes, watch, pass };
}

describe('RoomClockWatch', () => {
  it('tells once by how much the clock was set, forward or back', () => {
    const { clock, changes, pass } = watched();
    pass(5);
    clock.wallAheadMs += 3_600_000;
    pass(5);
    clock.wallAheadMs -= 5000;
    pass(5);
    expect(changes).toEqual([3_600_000, -5000]);
  });

  it('takes a slow correction by network time for what it is', () => {
    const { clock, changes, pass } = watched();
    for (let hour = 0; hour < 600; hour += 1) {
      clock.wallAheadMs += 40;
      pass(1);
    }
    expect(changes).toEqual([]);
  });

  it('takes no sleep of the computer for a change', () => {
    const { clock, changes, watch, pass } = watched();
    watch.pause();
    clock.wallAheadMs += 600_000;
    pass(2);
    watch.resume();
    pass(2);
    expect(changes).toEqual([]);
  });
});

describe('a start of the computer that has no name', () => {
  it('is named alike by processes that ask at different times', () => {
    const began = Date.parse('2026-03-02T08:00:10.000Z');
    expect(derivedBootId(5000, began + 5000)).toBe(derivedBootId(3_605_000, began + 3_605_400));
    expect(derivedBootId(5000, began + 5000)).not.toBe(derivedBootId(5000, began + 300_000));
  });
});
