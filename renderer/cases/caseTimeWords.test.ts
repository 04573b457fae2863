import { describe, expect, it } from 'vitest';
import { clockWord, dateTimeWord, lengthWord, shiftTo } from './caseTimeWords';

describe('a duration', () => {
  it.each([
    [0, '0:00'],
    [299_999, '4:59'],
    [300_000, '5:00'],
    [3_725_000, '62:05'],
    [-61_000, '−1:01'],
  ])('of %i ms is %s', (ms, word) => {
    expect(clockWord(ms)).toBe(word);
  });
});

describe('day and time', () => {
  it.each([
    ['en', 13, 5, 'Mar 2, 2026, 13:05'],
    ['en', 0, 5, 'Mar 2, 2026, 00:05'],
    ['ko', 13, 5, '2026. 3. 2. 13:05'],
    ['ko', 0, 5, '2026. 3. 2. 00:05'],
  ])('in %s at %i:%i is %s', (language, hours, minutes, word) => {
    expect(dateTimeWord(language, new Date(2026, 2, 2, hours, minutes).toISOString())).toBe(word);
  });
});

describe('a typed time', () => {
  /** Local time: the clock in the room. */
  const at = (hours: number, minutes: number, seconds: number): string =>
    new Date(2026, 2, 2, hours, minutes, seconds).toISOString();

  it.each([
    ['14:02:30', at(14, 2, 0), 30_000],
    ['14:01', at(14, 2, 0), -60_000],
    ['00:05:00', at(23, 55, 0), 600_000],
    ['23:55:00', at(0, 5, 0), -600_000],
  ])('%s lies near the case', (typed, reference, shiftMs) => {
    expect(shiftTo(typed, reference)).toBe(shiftMs);
  });

  it.each(['', '1402', '24:00:00', '12:60', '12:00:61', 'noon'])('%s is none', (typed) => {
    expect(shiftTo(typed, at(12, 0, 0))).toBeNull();
  });
});

describe('the word for a measured length', () => {
  it.each([
    [3_599_999, '60:00'],
    [3_600_001, '60:00'],
    [-7_199_999, '−120:00'],
  ])('says %d ms as %s', (ms, word) => {
    expect(lengthWord(ms)).toBe(word);
  });
});
