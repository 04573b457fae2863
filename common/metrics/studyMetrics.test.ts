import { describe, expect, it } from 'vitest';
import cases from './fixtures/metricCases.json';
import type { Box } from '../geometry';
import { bestScore } from './imageScore';
import { metricNames, metricOf } from './studyMetrics';
import { successCurves } from './successCurves';

/* The cases and what `models/training/metrics.py` says of them; tests/metric_cases.py writes them. */

const nameInPython = {
  mIoU: 'meanIou',
  precision: 'precision',
  recall: 'recall',
  centroidDistance: 'centroidDistance',
  successIou30: 'successAtIou30',
  successDistance5: 'successAtDistance5',
} as const;

function boxOf(values: readonly number[]): Box {
  const [x = NaN, y = NaN, width = NaN, height = NaN] = values;
  return { x, y, width, height };
}

const scores = cases.cases.map(({ predicted, targets, size: [width = NaN, height = NaN] }) =>
  bestScore(predicted && boxOf(predicted), targets.map(boxOf), { width, height }),
);

describe('the metrics, beside an independent implementation', () => {
  it('agree on every image', () => {
    expect(scores.length).toBeGreaterThan(200);
    for (const [index, { iou, precision, recall, centroidDistance }] of scores.entries()) {
      const expected = cases.cases[index]?.score ?? [];
      const actual = [iou, precision, recall, centroidDistance];
      const differences = actual.map((value, position) =>
        Math.abs(value - (expected[position] ?? NaN)),
      );
      expect(Math.max(...differences), `case ${index}`).toBeLessThanOrEqual(1e-9);
    }
  });

  it.each(metricNames)('agree on the mean of %s', (name) => {
    const values = scores.map(metricOf[name]);
    const mean = values.reduce((total, value) => total + value, 0) / values.length;
    expect(Math.abs(mean - cases.means[nameInPython[name]])).toBeLessThanOrEqual(1e-9);
  });

  it('agree on both success curves', () => {
    const curves = successCurves(scores);
    for (const name of ['iou', 'centroidDistance'] as const) {
      expect(curves[name].map(({ level, share }) => [level, share])).toEqual(cases.curves[name]);
    }
  });
});

describe('success', () => {
  const score = { iou: 0.3, precision: 1, recall: 1, centroidDistance: 0.05 };

  it('is strictly beyond its level, as on the curves', () => {
    expect(metricOf.successIou30(score)).toBe(0);
    expect(metricOf.successDistance5(score)).toBe(0);
    const beyond = { ...score, iou: 0.300001, centroidDistance: 0.049999 };
    expect(metricOf.successIou30(beyond)).toBe(1);
    expect(metricOf.successDistance5(beyond)).toBe(1);
    const curves = successCurves([score, beyond]);
    expect(curves.iou.find(({ level }) => level === 0.3)?.share).toBe(0.5);
    expect(curves.centroidDistance.find(({ level }) => level === 0.05)?.share).toBe(0.5);
  });
});
