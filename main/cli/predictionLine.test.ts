import { expect, it } from 'vitest';
import type { Prediction } from '../../common/prediction';
import { predictionLine } from './predictionLine';

const prediction: Prediction = {
  frameId: 3,
  capturedAtMs: 99,
  mediaTimeMs: 100.1004,
  peak: 0.75,
  region: { box: { x: 10.5, y: 2, width: 30, height: 20.25 }, centroid: { x: 25.0004, y: 12 } },
  found: true,
  mask: { width: 1, height: 1, values: Uint8Array.of(191) },
  quality: { litShare: 1, brightness: 170, tissueShare: 1, sharpness: 0.7, verdict: 'usable' },
  instrumentShare: 0,
  view: { measures: null, verdict: 'noAmpulla' },
  inferenceMs: 12.34567,
};

it('gives box and centroid in pixels of the source frame', () => {
  const line = predictionLine(prediction, { x: 100, y: 40 });
  expect(line).toMatch(/^\{"frameId":3,.*\}\n$/);
  expect(JSON.parse(line)).toEqual({
    frameId: 3,
    timeMs: 100.1,
    box: { x: 110.5, y: 42, width: 30, height: 20.25 },
    centroid: { x: 125, y: 52 },
    peak: 0.75,
    inferenceMs: 12.346,
  });
});

it('has no box below the threshold, but the peak', () => {
  const line = predictionLine({ ...prediction, found: false }, { x: 0, y: 0 });
  expect(JSON.parse(line)).toMatchObject({ box: null, centroid: null, peak: 0.75 });
});
