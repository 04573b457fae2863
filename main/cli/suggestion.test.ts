import { describe, expect, it } from 'vitest';
import { editDistance, suggestion } from './suggestion';

describe('editDistance', () => {
  it.each([
    ['pack', 'pack', 0],
    ['pak', 'pack', 1],
    ['analyse', 'analyze', 1],
    ['', 'out', 3],
    ['out', '', 3],
  ])('from %j to %j is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });
});

describe('suggestion', () => {
  it('names the nearest word', () => {
    expect(suggestion('analyse', ['analyze', 'packs'])).toBe(' Did you mean analyze?');
  });

  it('says nothing when no word is near', () => {
    expect(suggestion('frobnicate', ['analyze', 'packs'])).toBe('');
  });
});
