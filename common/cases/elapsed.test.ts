import { describe, expect, it } from 'vitest';
import { elapsed } from './elapsed';

const moment = (bootId: string, monotonicMs: number, wallTime: string) => ({
  bootId,
  monotonicMs,
  wallTime: `2026-03-14T${wallTime}.000Z`,
});

describe('elapsed', () => {
  it('asks the monotonic clock alone, whatever the clock of the room says', () => {
    const from = moment('a', 1000, '09:00:00');
    expect(elapsed(from, moment('a', 3500, '09:00:02'))).toEqual({
      ms: 2500,
      isBridgedByWallClock: false,
    });
    expect(elapsed(from, moment('a', 3500, '08:00:00')).ms).toBe(2500);
    expect(elapsed(from, moment('a', 3500, '17:00:00')).ms).toBe(2500);
  });

  it('bridges a restart by the clock of the room, and says so', () => {
    const bridged = elapsed(moment('a', 900_000, '09:00:00'), moment('b', 5, '09:01:30'));
    expect(bridged).toEqual({ ms: 90_000, isBridgedByWallClock: true });
  });

  it('is never negative', () => {
    expect(elapsed(moment('a', 900, '09:00:00'), moment('a', 5, '09:00:00')).ms).toBe(0);
    expect(elapsed(moment('a', 900, '09:00:00'), moment('b', 5, '08:59:00')).ms).toBe(0);
  });
});
