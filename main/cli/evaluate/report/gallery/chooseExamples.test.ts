import { describe, expect, it } from 'vitest';
import type { ModelEvaluation } from '../../dataset/evaluation';
import { syntheticEvaluation } from '../fixtures/syntheticEvaluation';
import { chooseExamples } from './chooseExamples';

function evaluationOf(images: number, withoutTarget: number): ModelEvaluation {
  const models = [{ id: 'one', peakThreshold: 0.3 }];
  const [model] = syntheticEvaluation({ models, images, withoutTarget, hasFolds: false }).models;
  if (model === undefined) throw new Error('The fixture makes a model.');
  return model;
}

describe('chooseExamples', () => {
  it('takes the worst, the median and the best of a model', () => {
    const evaluation = evaluationOf(60, 0);
    const sorted = evaluation.images
      .map(({ score }) => score?.iou ?? NaN)
      .toSorted((a, b) => a - b);
    const [worst, median, best] = chooseExamples(evaluation).map(({ images }) =>
      images.map(({ score }) => score?.iou ?? NaN),
    );
    expect(worst).toEqual(sorted.slice(0, 6));
    expect(median).toEqual(sorted.slice(27, 33));
    expect(best).toEqual(sorted.slice(-6).toReversed());
  });

  it('takes nothing twice when images are few', () => {
    for (let count = 1; count < 25; count += 1) {
      const names = chooseExamples(evaluationOf(count, 0)).flatMap(({ images }) =>
        images.map(({ fileName }) => fileName),
      );
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBeGreaterThanOrEqual(Math.min(count, 6));
    }
  });

  it('puts few images into one group, the worst first', () => {
    const [group, ...others] = chooseExamples(evaluationOf(5, 0));
    expect(others).toEqual([]);
    expect(group?.title).toBe('All images, the worst first');
    const ious = group?.images.map(({ score }) => score?.iou ?? NaN) ?? [];
    expect(ious).toEqual(ious.toSorted((a, b) => a - b));
  });

  it('shows what would be marked where there is no target, the highest peak first', () => {
    const group = chooseExamples(evaluationOf(60, 20)).at(-1);
    expect(group?.title).toBe('Shown where there is no target');
    const peaks = group?.images.map(({ predicted }) => predicted.peak) ?? [];
    expect(peaks.length).toBe(6);
    expect(Math.min(...peaks)).toBeGreaterThanOrEqual(0.3);
    expect(peaks).toEqual(peaks.toSorted((a, b) => b - a));
    expect(group?.images.every(({ targets }) => targets.length === 0)).toBe(true);
  });

  it('of equal overlaps takes the farther one as worse', () => {
    const evaluation = evaluationOf(4, 0);
    const images = evaluation.images.map((image, index) => ({
      ...image,
      score: { iou: 0, precision: 0, recall: 0, centroidDistance: index / 10 },
    }));
    const [group] = chooseExamples({ ...evaluation, images });
    expect(group?.images.map(({ score }) => score?.centroidDistance)).toEqual([0.3, 0.2, 0.1, 0]);
  });
});
