import { expect, it } from 'vitest';
import { meanScore } from './meanScore';

it('the mean of several readers leaves out what a point does not have', () => {
  const box = { iou: 0.6, precision: 0.8, recall: 0.7, centroidDistance: 0.02 };
  const point = { iou: null, precision: null, recall: null, centroidDistance: 0.04 };
  const { centroidDistance = 0, ...shares } = meanScore([box, point]) ?? {};
  expect(centroidDistance).toBeCloseTo(0.03);
  expect(shares).toEqual({ iou: 0.6, precision: 0.8, recall: 0.7 });
  expect(meanScore([point])?.iou).toBeNull();
  expect(meanScore([])).toBeNull();
});
