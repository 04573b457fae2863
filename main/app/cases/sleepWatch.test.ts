import { describe, expect, it } from 'vitest';
import { HeldClock } from './fixtures/caseRig';
import { type Sleep, SleepWatch } from './sleepWatch';

function watched() {
  const clock = new HeldClock();
  const sleeps: Sleep[] = [];
  return { clock, sleeps, watch: new SleepWatch(clock, (sleep) => sleeps.push(sleep)) };
}

describe('SleepWatch', () => {
  it('tells a sleep that the monotonic clock stood still in', () => {
    const { clock, sleeps, watch } = watched();
    watch.suspend();
    clock.wallAheadMs += 720_000;
    clock.atMs += 500;
    watch.resume();
    expect(sleeps).toEqual([{ forMs: 720_500, leftOutMs: 720_000 }]);
  });

  it('tells a sleep that the monotonic clock counted', () => {
    const { clock, sleeps, watch } = watched();
    watch.suspend();
    clock.atMs += 720_000;
    watch.resume();
    expect(sleeps).toEqual([{ forMs: 720_000, leftOutMs: 0 }]);
  });

  it('tells nothing negative where the clock of the room was set back, and nothing without a sleep', () => {
    const { clock, sleeps, watch } = watched();
    watch.resume();
    watch.suspend();
    clock.wallAheadMs -= 3_600_000;
    watch.resume();
    watch.resume();
    expect(sleeps).toEqual([{ forMs: 0, leftOutMs: 0 }]);
  });
});
