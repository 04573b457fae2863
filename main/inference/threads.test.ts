import { expect, it } from 'vitest';
import { threadsBesidePicture } from './threads';

it.each([
  [1, 1],
  [2, 1],
  [4, 3],
  [64, 8],
])('of %i cores %i run inference', (cores, threads) => {
  expect(threadsBesidePicture(cores)).toBe(threads);
});
