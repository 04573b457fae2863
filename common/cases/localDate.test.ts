import { describe, expect, it } from 'vitest';
import { localCalendar } from './localDate';

describe('localCalendar', () => {
  it.each([
    ['Asia/Seoul', '2026-02-28T23:30:00.000Z', '2026-03-01'],
    ['UTC', '2026-02-28T23:30:00.000Z', '2026-02-28'],
    ['America/New_York', '2026-03-01T03:00:00.000Z', '2026-02-28'],
    ['Pacific/Kiritimati', '2026-02-28T10:00:00.000Z', '2026-03-01'],
    ['Etc/GMT+12', '2026-03-01T11:59:00.000Z', '2026-02-28'],
  ])('%s has at %s the day %s', (zone, time, day) => {
    const calendar = localCalendar(zone);
    expect(calendar.day(time)).toBe(day);
    expect(calendar.month(time)).toBe(day.slice(0, 7));
  });

  it('has the month of the day at every hour', () => {
    const calendar = localCalendar('Asia/Seoul');
    for (let hour = 0; hour < 24 * 70; hour += 1) {
      const time = new Date(Date.UTC(2025, 10, 20, hour)).toISOString();
      expect(calendar.month(time)).toBe(calendar.day(time).slice(0, 7));
    }
  });

  it('refuses a zone that does not exist, and has one without being told', () => {
    expect(() => localCalendar('Nowhere/Land')).toThrow(RangeError);
    expect(localCalendar().day('2026-03-14T12:00:00.000Z')).toMatch(/^2026-03-1[345]$/);
  });
});
