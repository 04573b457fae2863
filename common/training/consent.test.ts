import { describe, expect, it } from 'vitest';
import { type ConsentLine, consentsOf } from './consent';

const [someone, other] = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
];
const line = (
  isGiven: boolean,
  minute: number,
  changes: Partial<ConsentLine> = {},
): ConsentLine => ({
  ...{ learnerId: someone, kind: 'teachers', isGiven, at: `2026-03-09T14:0${minute}:00.000Z` },
  ...changes,
});

describe('consentsOf', () => {
  it('has none that was not given', () => {
    expect(consentsOf([], someone)).toEqual({ teachers: null, comparison: null });
    expect(consentsOf([line(true, 1)], other).teachers).toBeNull();
    expect(consentsOf([line(true, 1, { kind: 'comparison' })], someone).teachers).toBeNull();
  });

  it('holds since it was given last, and no longer when it was withdrawn', () => {
    const given = [line(true, 1), line(false, 2), line(true, 3)];
    expect(consentsOf(given, someone).teachers).toBe('2026-03-09T14:03:00.000Z');
    expect(consentsOf([...given, line(false, 4)], someone).teachers).toBeNull();
  });
});
