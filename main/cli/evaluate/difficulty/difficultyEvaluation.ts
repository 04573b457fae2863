import type { DifficultyClass, DifficultyLabel } from '../../../../common/difficulty';
import type { Box, Size } from '../../../../common/geometry';
import type { ConfusionMatrix } from '../../../../common/metrics/confusionMatrix';
import type { DifficultyFigure } from '../../../../common/metrics/difficultyFigures';
import type { RocPoint } from '../../../../common/metrics/ranking';
import type { ReliabilityBin } from '../../../../common/metrics/reliability';
import type { FigureEstimates } from '../../../../common/metrics/resampledFigures';
import type { Estimate, MeanAndDeviation } from '../../../../common/metrics/statistics';
import type { Mask8 } from '../../../../common/prediction';
import type { EvaluatedModel } from '../dataset/evaluation';

/**
 * Everything that was measured about difficulty on a data set, by patient. The text, the JSON lines, the CSV
 * files and the HTML report all say what stands here and measure nothing themselves.
 */
export interface DifficultyEvaluation {
  readonly dataset: LabelledDescription;
  /** In the order of the data set. */
  readonly patients: readonly PatientFacts[];
  /** What can be known of these very patients; null where the data set does not say. */
  readonly limit: BayesLimit | null;
  /** In the order in which they were asked for. */
  readonly models: readonly DifficultyModelEvaluation[];
  /** Every pair of models on each task that both can do. */
  readonly comparisons: readonly DifficultyComparison[];
  /** The command that made it, without paths of this machine. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface LabelledDescription {
  /** Name of the data set's folder. */
  readonly name: string;
  readonly description: string | null;
  /** Images whose difficulty is known. */
  readonly images: number;
  /** Images that were left out because it is not. */
  readonly unlabelledImages: number;
  readonly patients: number;
  readonly patientsByClass: Readonly<Record<DifficultyClass, number>>;
  /** The folds that were asked for; empty for all. */
  readonly folds: readonly number[];
  /** Images that the subset file names; null without one. */
  readonly subset: number | null;
}

/** What the data set says of a patient. */
export interface PatientFacts {
  /** Pseudonym. */
  readonly key: string;
  readonly difficulty: DifficultyClass;
  readonly fold: number | null;
  readonly morphologyType: string | null;
  readonly images: number;
  /** True probabilities of the four classes. */
  readonly classProbabilities: readonly number[] | null;
}

/** A model pack, or predictions that another program wrote. */
export interface DifficultyModel extends Omit<EvaluatedModel, 'output' | 'peakThreshold'> {
  /** Two or four classes, in the order of its probabilities. */
  readonly classes: readonly DifficultyLabel[];
  /** P(difficult) from which it calls a patient difficult. */
  readonly difficultThreshold: number;
}

/** The two tasks of the study: easy against difficult, and its four classes. */
export const difficultyTasks = ['binary', 'four'] as const;
export type DifficultyTask = (typeof difficultyTasks)[number];

/** Value for each task; `four` is null for whom has two classes only. */
export interface ByTask<Value> {
  readonly binary: Value;
  readonly four: Value | null;
}

/** Figures and curves of one task over all patients. */
export interface TaskMeasurement {
  readonly classes: readonly DifficultyLabel[];
  readonly figures: FigureEstimates;
  readonly confusion: ConfusionMatrix;
  readonly reliability: readonly ReliabilityBin[];
  /** Of P(difficult). */
  readonly roc: readonly RocPoint[];
}

/** Part of the patients. */
export interface DifficultyPart {
  /** For people: "type IV", "fold 2". */
  readonly name: string;
  readonly patients: number;
  readonly figures: ByTask<FigureEstimates>;
}

/** What somebody who knew the true class probabilities of each patient, and nothing else, would reach. */
export interface BayesLimit {
  /** Deciding for the most probable class. */
  readonly plain: ByTask<TaskMeasurement>;
  /** Deciding so that the expected macro-F1 is as high as it can be. */
  readonly macro: ByTask<TaskMeasurement>;
  readonly types: readonly DifficultyPart[];
}

/** Figures of which a model's share of the limit is given; macro-F1 by the limit's `macro` decision. */
export const limitedFigures = [
  'auc',
  'accuracy',
  'macroF1',
] as const satisfies readonly DifficultyFigure[];

export interface DifficultyModelEvaluation {
  readonly model: DifficultyModel;
  readonly measured: ByTask<TaskMeasurement>;
  /** {@link limitedFigures} divided by the limit's on the same patients; null without a limit. */
  readonly shareOfLimit: ByTask<FigureEstimates> | null;
  /** One entry a fold, where there are at least two. */
  readonly folds: readonly DifficultyPart[];
  /** Mean and sample deviation of the folds' figures; null with fewer than two folds. */
  readonly acrossFolds: ByTask<ReadonlyMap<DifficultyFigure, MeanAndDeviation>> | null;
  /** By type of morphology, where the data set names any. */
  readonly types: readonly DifficultyPart[];
  /** One entry a true class that somebody has. */
  readonly trueClasses: readonly TrueClassPart[];
  /** In the order of the evaluation's patients. */
  readonly patients: readonly PatientVerdict[];
  /** In the order of the data set's labelled images. */
  readonly images: readonly DifficultyImage[];
}

/** What a model says of all patients of one true class. */
export interface TrueClassPart {
  readonly difficulty: DifficultyClass;
  /** Share that is called difficult. */
  readonly calledDifficult: Estimate;
  readonly meanDifficult: Estimate;
}

/** The images of a patient, pooled. */
export interface PatientVerdict {
  /** One a class of the model; their sum is 1. */
  readonly probabilities: readonly number[];
  readonly label: DifficultyLabel;
}

/** An image and what the model says of it alone. */
export interface DifficultyImage {
  /** As in the annotations, relative to the data set. */
  readonly fileName: string;
  /** Absolute; for reading the picture only, never written anywhere. */
  readonly path: string;
  readonly size: Size;
  /** Place of its patient in the evaluation's patients. */
  readonly patient: number;
  readonly predicted: PredictedDifficulty;
}

export interface PredictedDifficulty {
  /** One a class of the model; their sum is 1. */
  readonly probabilities: readonly number[];
  /** Where the evidence for the most probable class lies; null where the model does not say. */
  readonly attention: Mask8 | null;
  /** What the network saw, in pixels of the image. */
  readonly fieldOfView: Box;
}

/** Two models on one task and the same patients. */
export interface DifficultyComparison {
  readonly first: string;
  readonly second: string;
  readonly task: DifficultyTask;
  /** First minus second, patients drawn for both alike. */
  readonly differences: FigureEstimates;
}
