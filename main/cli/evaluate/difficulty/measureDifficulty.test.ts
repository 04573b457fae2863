import { describe, expect, it } from 'vitest';
import type { DifficultyModelEvaluation } from './difficultyEvaluation';
import { saidOf, syntheticDifficulty } from './fixtures/syntheticDifficulty';
import { syntheticWard } from './fixtures/syntheticWard';

const ward = syntheticWard(80);
const knowing = saidOf(ward, 'knowing', 4, ({ classProbabilities }) => classProbabilities);
const blind = saidOf(ward, 'blind', 2, () => [0.7, 0.1, 0.1, 0.1]);
const evaluation = syntheticDifficulty([knowing, blind], ward);
const named = (id: string): DifficultyModelEvaluation => {
  const found = evaluation.models.find(({ model }) => model.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
};

describe('measureDifficulty', () => {
  it('gives a model that knows all there is the limit, with no room for chance', () => {
    const { shareOfLimit, measured } = named('knowing');
    expect(shareOfLimit?.binary.get('auc')).toEqual({ value: 1, low: 1, high: 1 });
    expect(shareOfLimit?.four?.get('accuracy')).toEqual({ value: 1, low: 1, high: 1 });
    expect(measured.four?.figures).toEqual(evaluation.limit?.plain.four?.figures);
    expect(named('knowing').types.map(({ name }) => name)).toEqual([
      ...['type I', 'type II', 'type III', 'type IV'],
    ]);
  });

  it('lets the limit that decides for macro F1 find more of the rarer class', () => {
    const { plain, macro } = evaluation.limit ?? {};
    const recall = (measured: typeof plain) =>
      measured?.binary.figures.get('recall:difficult')?.value ?? NaN;
    expect(recall(macro)).toBeGreaterThan(recall(plain));
    // The order of the patients is the same, whatever the decision.
    const auc = (kind: 'plain' | 'macro') => evaluation.limit?.[kind].binary.figures.get('auc');
    expect(auc('macro')?.value).toBeCloseTo(auc('plain')?.value ?? NaN, 12);
  });

  it('shows that a model which says the same of all knows nothing', () => {
    const { measured, trueClasses } = named('blind');
    expect(measured.four).toBeNull();
    expect(measured.binary.figures.get('auc')?.value).toBe(0.5);
    expect(measured.binary.figures.get('recall:difficult')?.value).toBe(0);
    expect(measured.binary.figures.get('precision:difficult')?.value).toBe(0);
    expect(trueClasses.every(({ calledDifficult }) => calledDifficult.mean === 0)).toBe(true);
    const difference = evaluation.comparisons[0]?.differences.get('auc');
    expect(evaluation.comparisons.map(({ task }) => task)).toEqual(['binary']);
    expect(difference?.low).toBeGreaterThan(0);
  });

  it('counts every patient once, in one fold and in one type', () => {
    const { measured, folds, types, trueClasses, acrossFolds } = named('knowing');
    const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
    expect(sum(measured.four?.confusion.flat() ?? [])).toBe(80);
    expect(folds.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((fold) => `fold ${fold}`));
    expect(sum(folds.map(({ patients }) => patients))).toBe(80);
    expect(sum(types.map(({ patients }) => patients))).toBe(80);
    expect(sum(trueClasses.map(({ calledDifficult }) => calledDifficult.count))).toBe(80);
    const accuracy = acrossFolds?.four?.get('accuracy');
    const overall = measured.four?.figures.get('accuracy')?.value ?? NaN;
    expect(accuracy?.mean).toBeCloseTo(overall, 12);
  });

  it('pools before it decides', () => {
    // One image is sure that it is difficult, two that it is easy: together 0.4 of difficult.
    const sure = saidOf(syntheticWard(20, 3), 'sure', 2, ({ fileName }) =>
      fileName.endsWith('-0.png') ? [0.2, 0.8, 0, 0] : [0.8, 0.2, 0, 0],
    );
    const pooled = syntheticDifficulty([sure], syntheticWard(20, 3)).models[0]?.patients ?? [];
    expect(pooled).toHaveLength(20);
    for (const { probabilities, label } of pooled) {
      expect(probabilities[1]).toBeCloseTo(0.4, 12);
      expect(label).toBe('easy');
    }
  });
});
