import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DisplayAwake } from './displayAwake';
import { type SleepGap, SleepWatch } from './sleepWatch';
import { sleepWords } from './sleepWords';

describe('SleepWatch', () => {
  const minute = 60_000;
  let power: EventEmitter;
  let monotonicMs: number;
  let wallMs: number;
  let heard: (SleepGap | null | 'suspend')[];
  let watch: SleepWatch;
  beforeEach(() => {
    vi.useFakeTimers();
    power = new EventEmitter();
    monotonicMs = 5000;
    wallMs = Date.UTC(2026, 0, 31, 8, 15);
    heard = [];
    watch = new SleepWatch({
      power,
      nowMs: () => monotonicMs,
      wallClock: () => new Date(wallMs),
      onSuspend: () => heard.push('suspend'),
      onResume: (gap) => heard.push(gap),
    });
  });
  afterEach(() => {
    watch.dispose();
    vi.useRealTimers();
  });

  it.each([
    ['stands still', 0, 12 * minute],
    ['goes on', 12 * minute, 12 * minute],
    ['goes on while the wall clock is set back', 12 * minute, -60 * minute],
  ])('measures the gap where the monotonic clock %s', (_name, monotonic, wall) => {
    power.emit('suspend');
    monotonicMs += monotonic;
    wallMs += wall;
    power.emit('resume');
    expect(heard).toEqual(['suspend', expect.objectContaining({ durationMs: 12 * minute })]);
  });

  it('tells of a wake-up that no sleep was announced for', () => {
    power.emit('resume');
    expect(heard).toEqual([null]);
  });

  it('takes an announced sleep as called off when the computer runs on', () => {
    power.emit('suspend');
    power.emit('suspend');
    vi.advanceTimersByTime(31_000);
    expect(heard).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    expect(heard).toHaveLength(2);
  });

  it('hears nothing after its end', () => {
    watch.dispose();
    power.emit('suspend');
    expect(heard).toEqual([]);
  });
});

describe('sleepWords', () => {
  it('writes times and duration in figures', () => {
    const from = new Date(2026, 0, 31, 8, 5, 9);
    const to = new Date(2026, 0, 31, 9, 7, 30);
    expect(sleepWords({ from, to, durationMs: 3_741_400 })).toEqual({
      from: '08:05:09',
      to: '09:07:30',
      duration: '1:02:21',
    });
  });
});

describe('DisplayAwake', () => {
  it('holds one request while the picture runs and gives it back', () => {
    const running = new Set<number>();
    let next = 0;
    const awake = new DisplayAwake({
      start: () => {
        next += 1;
        running.add(next);
        return next;
      },
      stop: (id) => running.delete(id),
    });
    awake.follow('waiting');
    expect(running.size).toBe(0);
    awake.follow('live');
    awake.follow('live');
    awake.follow('stalled');
    expect(running.size).toBe(1);
    awake.follow('reconnecting');
    expect(running.size).toBe(0);
    awake.follow('live');
    awake.dispose();
    expect(running.size).toBe(0);
    expect(next).toBe(2);
  });
});
