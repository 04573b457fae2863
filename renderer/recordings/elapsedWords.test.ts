import { expect, it } from 'vitest';
import { elapsedWords } from './elapsedWords';

it.each([
  [-5, '0:00'],
  [999, '0:00'],
  [65_000, '1:05'],
  [3_599_999, '59:59'],
  [3_845_000, '1:04:05'],
])('says %d ms as %s', (elapsedMs, words) => {
  expect(elapsedWords(elapsedMs)).toBe(words);
});
