import { expect, it } from 'vitest';
import type { Prediction } from '../../common/prediction';
import { predictionLine, summaryLine } from './predictionLine';

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
  const line = predictionLine(prediction, { x: 100, y: 40 }, null);
  expect(line).toMatch(/^\{"frameId":3,.*\}\n$/);
  expect(JSON.parse(line)).toEqual({
    frameId: 3,
    timeMs: 100.1,
    box: { x: 110.5, y: 42, width: 30, height: 20.25 },
    centroid: { x: 125, y: 52 },
    peak: 0.75,
    inferenceMs: 12.346,
    quality: { verdict: 'noAmpulla', measures: null },
    difficulty: null,
  });
});

it('has no box below the threshold, but the peak', () => {
  const line = predictionLine({ ...prediction, found: false }, { x: 0, y: 0 }, null);
  expect(JSON.parse(line)).toMatchObject({ box: null, centroid: null, peak: 0.75 });
});

it('has what the frame says of the difficulty, and what was measured on its view', () => {
  const measures = {
    ...{ offCentre: 0.1234567, edgeGap: 0.2, areaShare: 0.1, obliqueness: 1, deviceShare: 0 },
    ...{ sharpness: 0.5, clippedShare: 0, speckDensity: 0 },
  };
  const view = { measures, verdict: 'fit' } as const;
  const moment = { frameId: 3, capturedAtMs: 99, mediaTimeMs: 100.1004 };
  const difficulty = {
    ...moment,
    probabilities: [0.75, 0.25],
    attention: prediction.mask,
    inferenceMs: 8.12345,
  };
  const line = predictionLine({ ...prediction, view }, { x: 0, y: 0 }, difficulty);
  expect(JSON.parse(line)).toMatchObject({
    quality: { verdict: 'fit', measures: { offCentre: 0.123457, sharpness: 0.5 } },
    difficulty: { probabilities: [0.75, 0.25], inferenceMs: 8.123 },
  });
});

it('ends with what all frames say together', () => {
  const summary = { state: 'off', verdict: null, reason: 'No pack.' } as const;
  expect(summaryLine(summary)).toBe(
    '{"pooledDifficulty":{"state":"off","verdict":null,"reason":"No pack."}}\n',
  );
});
