import { describe, expect, it } from 'vitest';
import { comparisonsOf } from './comparison';
import type { DatasetImage } from './dataset';
import { datasetImage, evaluatedModel, predictedAt, target } from './fixtures/images';
import { measureModel } from './measureModel';

const datasetOf = (images: readonly DatasetImage[]) => ({
  name: 'some-set',
  description: null,
  images,
});
const several = [{ x: 60, y: 60, width: 20, height: 10 }, target];
const images = [
  datasetImage(1, { fold: 1 }),
  datasetImage(2, { fold: 1, targets: several }),
  datasetImage(3, { fold: 2 }),
  datasetImage(4, { fold: 2, targets: [] }),
];
/** Met, met (its second target), missed by 10 pixels of 20, and something where nothing is. */
const predictions = [predictedAt(0), predictedAt(0), predictedAt(10, 0.4), predictedAt(0, 0.6)];
const measure = () => measureModel({ model: evaluatedModel('a'), predictions }, datasetOf(images));

describe('measureModel', () => {
  it('averages over images with a target, the best one of several', () => {
    const { overall, images: results } = measure();
    expect(results.map(({ score }) => score?.iou ?? null)).toEqual([1, 1, 1 / 3, null]);
    expect(overall.images).toBe(3);
    expect(overall.metrics.mIoU.mean).toBeCloseTo(7 / 9, 12);
    expect(overall.metrics.mIoU.deviation).toBeCloseTo(Math.sqrt(4 / 27), 12);
    expect(overall.metrics.centroidDistance.mean).toBeCloseTo(0.05 / 3, 12);
    expect(overall.metrics.successIou30.mean).toBe(1);
    // 10 of 100 pixels in one direction: a distance of exactly 0.05, which is no success.
    expect(overall.metrics.successDistance5.mean).toBeCloseTo(2 / 3, 12);
  });

  it('ignores the peak threshold when it localises', () => {
    const shy = predictions.map((prediction) => ({ ...prediction, peak: 0.01 }));
    const model = evaluatedModel('a');
    const { overall } = measureModel({ model, predictions: shy }, datasetOf(images));
    expect(overall).toEqual(measure().overall);
  });

  it('reports images with several targets apart, and the folds', () => {
    const { singleTarget, severalTargets, folds, acrossFolds } = measure();
    expect(singleTarget?.images).toBe(2);
    expect(singleTarget?.metrics.mIoU.mean).toBeCloseTo(2 / 3, 12);
    expect(severalTargets?.metrics.mIoU.mean).toBe(1);
    expect(folds.map(({ fold, images: count }) => [fold, count])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(acrossFolds?.mIoU.mean).toBeCloseTo(2 / 3, 12);
    expect(acrossFolds?.mIoU.deviation).toBeCloseTo(Math.SQRT2 / 3, 12);
  });

  it('says what is shown from the peak threshold on', () => {
    const { presence } = measure();
    expect(presence?.recall.mean).toBeCloseTo(2 / 3, 12);
    expect(presence?.falsePositiveShare).toMatchObject({ mean: 1, count: 1 });
    expect(presence?.falsePositivesPerMinute?.mean).toBe(1500);
  });

  it('counts how often a box is right, by peak', () => {
    const { calibration } = measure();
    const bins = calibration?.filter((bin) => bin.images > 0);
    expect(bins?.map((bin) => [bin.fromPeak, bin.images, bin.rightShare])).toEqual([
      [0.4, 1, 0],
      [0.6, 1, 0],
      [0.9, 2, 1],
    ]);
    expect(bins?.[0]?.meanPeak).toBe(0.4);
    expect(calibration).toHaveLength(10);
  });

  it('says nothing of presence where the model says nothing', () => {
    const model = evaluatedModel('a', { peakThreshold: null, output: 'box' });
    const measured = measureModel({ model, predictions }, datasetOf(images));
    expect(measured).toMatchObject({ presence: null, calibration: null });
  });

  it('counts an image without a predicted box as missed', () => {
    const nothing = predictions.map((prediction) => ({ ...prediction, box: null }));
    const model = evaluatedModel('a');
    const { overall } = measureModel({ model, predictions: nothing }, datasetOf(images));
    expect(overall.metrics.mIoU.mean).toBe(0);
    expect(overall.metrics.centroidDistance.mean).toBe(1);
  });

  it('draws patients where every image names one', () => {
    const many = Array.from({ length: 40 }, (_, id) => datasetImage(id));
    const ofPatients = many.map((image, id) => ({ ...image, patientKey: `p${id >> 2}` }));
    const shifts = many.map((_, id) => predictedAt(((id >> 2) % 2) * 10));
    const model = evaluatedModel('a');
    const width = (some: readonly DatasetImage[]) => {
      const { overall } = measureModel({ model, predictions: shifts }, datasetOf(some));
      return overall.metrics.mIoU.high - overall.metrics.mIoU.low;
    };
    expect(width(ofPatients)).toBeGreaterThan(1.5 * width(many));
    const oneUnknown = [datasetImage(0), ...ofPatients.slice(1)];
    expect(width(oneUnknown)).toBe(width(many));
  });
});

describe('subsets', () => {
  it('are flags, thirds of the targets and difficulty, with five images at least', () => {
    const many = Array.from({ length: 18 }, (_, id) =>
      datasetImage(id, {
        flags: [...(id < 6 ? ['roundish_single_target'] : []), ...(id < 4 ? ['rare'] : [])],
        targets: [{ ...target, height: 10 + ((id * 7) % 18) }],
        difficulty: id < 7 ? 'easy' : 'long',
      }),
    );
    const model = evaluatedModel('a');
    const predicted = many.map(({ targets }) => ({ ...predictedAt(0), box: targets[0] ?? null }));
    predicted[0] = predictedAt(50);
    const { subsets } = measureModel({ model, predictions: predicted }, datasetOf(many));
    expect(subsets.map(({ name, images: count }) => [name, count])).toEqual([
      ['roundish single target', 6],
      ['smallest third of the targets', 6],
      ['middle third of the targets', 6],
      ['largest third of the targets', 6],
      ['difficulty: easy', 7],
      ['difficulty: long', 11],
    ]);
    // The one miss is the image with the smallest target.
    expect(subsets.map(({ metrics }) => metrics.successIou30.mean < 1)).toEqual([
      ...[true, true, false, false, true, false],
    ]);
  });
});

describe('comparisonsOf', () => {
  it('subtracts image by image', () => {
    const first = measure();
    const worse = images.map(() => predictedAt(10));
    const second = measureModel(
      { model: evaluatedModel('b'), predictions: worse },
      datasetOf(images),
    );
    const third = { ...first, model: evaluatedModel('c') };
    const comparisons = comparisonsOf([first, second, third], datasetOf(images));
    expect(comparisons.map((one) => [one.first, one.second])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    const [withWorse, withItself] = comparisons;
    // Better by 2/3 on two images of three.
    expect(withWorse?.images).toBe(3);
    expect(withWorse?.differences.mIoU.mean).toBeCloseTo(4 / 9, 12);
    expect(withWorse?.differences.mIoU.high).toBeCloseTo(2 / 3, 12);
    expect(withItself?.differences.mIoU).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});
