import type { DifficultyClass, DifficultyLabel } from '../../../../common/difficulty';
import type { sharedFigures } from '../../../../common/metrics/difficultyFigures';
import type { DifficultyTask } from './difficultyEvaluation';

type SharedFigure = (typeof sharedFigures)[number];

/** How a figure is spoken of. */
interface FigureWords {
  readonly label: string;
  readonly better: 'higher' | 'lower';
  readonly meaning: string;
}

/** Names and meanings of the figures that both tasks have. */
export const figureWords: Readonly<Record<SharedFigure, FigureWords>> = {
  accuracy: {
    label: 'accuracy',
    better: 'higher',
    meaning: 'share of the patients whose verdict is right',
  },
  auc: {
    label: 'AUC',
    better: 'higher',
    meaning:
      'share of the pairs of an easy and a difficult patient in which the difficult one has the higher P(difficult); ties count half',
  },
  macroPrecision: {
    label: 'macro precision',
    better: 'higher',
    meaning:
      'mean over the classes of: share of the verdicts for the class that are right; 0 for a class that is never a verdict',
  },
  macroRecall: {
    label: 'macro recall',
    better: 'higher',
    meaning: 'mean over the classes of: share of the class’s patients who get it as verdict',
  },
  macroF1: {
    label: 'macro F1',
    better: 'higher',
    meaning: 'mean over the classes of: harmonic mean of precision and recall',
  },
  expectedCalibrationError: {
    label: 'calibration error',
    better: 'lower',
    meaning:
      'distance between the probability of the most probable class and the share of patients for whom it is right, averaged over patients in 15 bins of equal width',
  },
};

/** The two tasks. */
export const taskWords: Readonly<
  Record<DifficultyTask, { readonly name: string; readonly title: string }>
> = {
  binary: {
    name: 'easy against difficult',
    title: 'Easy against difficult, as the study’s table 2 (pairs: easy / difficult)',
  },
  four: { name: 'four classes', title: 'Four classes, as the study’s table 3' },
};

/** What a class means, as the study has it. */
export const classMeanings: Readonly<Record<DifficultyClass, string>> = {
  easy: 'within 5 min, without an additional technique',
  long: 'over 5 min',
  technique: 'an additional technique',
  failure: 'cannulation failed',
};

/** A class for a heading: `easy`, `long (over 5 min)`. */
export function classTitle(label: DifficultyLabel): string {
  switch (label) {
    case 'long':
      return 'long (over 5 min)';
    case 'technique':
      return 'technique (additional)';
    case 'easy':
    case 'difficult':
    case 'failure':
      return label;
  }
}
