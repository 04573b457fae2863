import { describe, expect, it } from 'vitest';
import { clipSection } from './clipSection';

describe('the section of a clip', () => {
  it('is what is looped, as far as there are pictures', () => {
    expect(clipSection({ loop: { first: 5, last: 20 }, frames: 100 }, 3)).toEqual({
      first: 5,
      last: 20,
    });
    expect(clipSection({ loop: { first: 5, last: 200 }, frames: 100 }, null)?.last).toBe(99);
  });

  it('goes from the mark to the end, or is the whole', () => {
    expect(clipSection({ loop: null, frames: 100 }, 40)).toEqual({ first: 40, last: 99 });
    expect(clipSection({ loop: null, frames: 100 }, null)).toEqual({ first: 0, last: 99 });
  });

  it('is nothing without a picture', () => {
    expect(clipSection({ loop: null, frames: 0 }, null)).toBeNull();
  });
});
