import { describe, expect, it } from 'vitest';
import { saidOf, syntheticDifficulty } from '../fixtures/syntheticDifficulty';
import { syntheticWard } from '../fixtures/syntheticWard';
import { chooseDifficultyExamples } from './chooseDifficultyExamples';

const ward = syntheticWard(60, 3);
const { models, patients } = syntheticDifficulty([saidOf(ward, 'four', 4)], ward);

describe('chooseDifficultyExamples', () => {
  const groups = models.flatMap((model) => chooseDifficultyExamples(model, patients));

  it('has a group for each true class that somebody has', () => {
    const known = new Set(patients.map(({ difficulty }) => difficulty));
    expect(new Set(groups.map(({ difficulty }) => difficulty))).toEqual(known);
    for (const { difficulty, examples } of groups) {
      expect(examples.every(({ facts }) => facts.difficulty === difficulty)).toBe(true);
    }
  });

  it('shows the best, the median and the worst of a class, a patient once', () => {
    const easy = groups.find(({ difficulty }) => difficulty === 'easy')?.examples ?? [];
    expect(easy.map(({ rank }) => rank)).toEqual([
      ...['best', 'best', 'median', 'median', 'worst', 'worst'],
    ]);
    const probabilities = easy.map(({ trueProbability }) => trueProbability);
    expect(probabilities).toEqual(probabilities.toSorted((one, other) => other - one));
    expect(new Set(easy.map(({ facts }) => facts.key)).size).toBe(6);
  });

  it('shows all of few patients, the best first', () => {
    const few = syntheticWard(8, 2);
    const small = syntheticDifficulty([saidOf(few, 'two', 2)], few);
    const shown = small.models.flatMap((model) => chooseDifficultyExamples(model, small.patients));
    expect(shown.flatMap(({ examples }) => examples)).toHaveLength(8);
    for (const { examples } of shown) expect(examples[0]?.rank).toBe('best');
  });
});
