import { describe, expect, it } from 'vitest';
import { suggestPseudonym } from './suggestPseudonym';

describe('suggestPseudonym', () => {
  it('is the day with the first counter that is free', () => {
    expect(suggestPseudonym([], '2026-03-14')).toBe('2026-03-14-01');
    const taken = ['2026-03-14-01', '2026-03-14-03', '2026-03-13-02'];
    expect(suggestPseudonym(taken, '2026-03-14')).toBe('2026-03-14-02');
  });

  it('goes on beyond two digits', () => {
    const day = Array.from(
      { length: 99 },
      (_, index) => `2026-03-14-${String(index + 1).padStart(2, '0')}`,
    );
    expect(suggestPseudonym(day, '2026-03-14')).toBe('2026-03-14-100');
  });
});
