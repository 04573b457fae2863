import { describe, expect, it } from 'vitest';
import { difficultyClasses, difficultyLabels, type DifficultyLabel } from '../difficulty';
import { confusionMatrix } from './confusionMatrix';
import { difficultyFigures } from './difficultyFigures';
import cases from './fixtures/difficultyCases.json';
import { judgedCases } from './judgedCases';
import { meanProbabilities } from './meanProbabilities';
import { reliabilityBins } from './reliability';

/* Cases and what `models/training/difficulty/metrics.py` says of them; tests/difficulty_cases.py writes them. */

type Case = (typeof cases.cases)[number];

const difficultyNames: readonly string[] = difficultyClasses;
const labelsOf = (names: readonly string[]): readonly DifficultyLabel[] =>
  names.flatMap((name) => difficultyLabels.find((label) => label === name) ?? []);

/** A patient's images pooled, with the true class among two or four. */
function pooled({ images, classes }: Case) {
  const keys = [...new Set(images.map(({ patientKey }) => patientKey))];
  return keys.map((key) => {
    const own = images.filter(({ patientKey }) => patientKey === key);
    const place = difficultyNames.indexOf(own[0]?.difficulty ?? '');
    const truth = Math.min(place, classes.length - 1);
    return { key, truth, probabilities: meanProbabilities(own.map((one) => one.probabilities)) };
  });
}

/** Four probabilities as those of two classes where there are two. */
function posteriors({ images, classes }: Case) {
  const keys = [...new Set(images.map(({ patientKey }) => patientKey))];
  return keys.map((key) => {
    const own = images.filter(({ patientKey }) => patientKey === key);
    const [easy = NaN, ...others] = meanProbabilities(
      own.map((one) => one.classProbabilities ?? []),
    );
    const difficult = others.reduce((sum, value) => sum + value, 0);
    return classes.length === 2 ? [easy, difficult] : [easy, ...others];
  });
}

const largest = (differences: readonly number[]) => Math.max(0, ...differences.map(Math.abs));

describe('the figures of difficulty, beside an independent implementation', () => {
  it('has many cases', () => {
    expect(cases.cases.length).toBeGreaterThan(15);
  });

  it.each(cases.cases.map((one, index) => [index, one] as const))('agree on case %i', (_, one) => {
    const rule = { classes: labelsOf(one.classes), difficultThreshold: one.difficultThreshold };
    const patients = pooled(one);
    const judged = judgedCases(patients, rule);
    const { expected } = one;
    expect(patients.map(({ key }) => key)).toEqual(
      expected.patients.map((each) => each.patientKey),
    );
    expect(judged.decisions).toEqual(expected.patients.map(({ said }) => said));
    const matrix = confusionMatrix(judged.truths, judged.decisions, one.classes.length);
    expect(matrix).toEqual(expected.confusion);

    const figures = difficultyFigures(judged);
    const wanted = new Map(Object.entries<number | null>(expected.figures));
    expect([...figures.keys()].sort()).toEqual([...wanted.keys()].sort());
    for (const [name, value] of figures) {
      const other = wanted.get(name) ?? null;
      if (value === null || other === null) expect(value, name).toBe(other);
      else expect(Math.abs(value - other), name).toBeLessThanOrEqual(1e-9);
    }

    const bins = reliabilityBins(judged.confidences, judged.isRight);
    expect(bins.map(({ count }) => count)).toEqual(expected.reliability.map(({ count }) => count));
    const off = bins.flatMap(({ meanProbability, rightShare }, index) => [
      (meanProbability ?? 0) - (expected.reliability[index]?.confidence ?? NaN),
      (rightShare ?? 0) - (expected.reliability[index]?.accuracy ?? NaN),
    ]);
    expect(largest(off)).toBeLessThanOrEqual(1e-9);
  });

  const withLimit = cases.cases.flatMap((one, index) =>
    one.expected.bayes === null ? [] : [[index, one, one.expected.bayes] as const],
  );
  it.each(withLimit)('agree on what can be known of case %i', (_, one, limit) => {
    const truths = pooled(one);
    const known = posteriors(one).map((probabilities, index) => ({
      truth: truths[index]?.truth ?? -1,
      probabilities,
    }));
    const rule = { classes: labelsOf(one.classes), difficultThreshold: null };
    const figures = difficultyFigures(judgedCases(known, rule));
    expect(figures.get('accuracy')).toBeCloseTo(limit.accuracy, 9);
    expect(figures.get('macroF1')).toBeCloseTo(limit.macroF1, 9);
    expect(figures.get('auc')).toBeCloseTo(limit.auc, 9);
  });

  it('has cases with a limit', () => {
    expect(withLimit.length).toBeGreaterThan(10);
  });
});
