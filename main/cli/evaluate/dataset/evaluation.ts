import type { Box, Size } from '../../../../common/geometry';
import type { ImageScore } from '../../../../common/metrics/imageScore';
import type { Estimate, MeanAndDeviation } from '../../../../common/metrics/statistics';
import type { MetricName } from '../../../../common/metrics/studyMetrics';
import type { SuccessCurves } from '../../../../common/metrics/successCurves';
import type { Mask8 } from '../../../../common/prediction';

export type { ImageScore } from '../../../../common/metrics/imageScore';
export { metricNames, type MetricName } from '../../../../common/metrics/studyMetrics';

/**
 * Everything that was measured on a data set. The text, the JSON lines, the CSV files and the HTML
 * report all say what stands here and measure nothing themselves.
 */
export interface DatasetEvaluation {
  readonly dataset: DatasetDescription;
  /** In the order in which they were asked for. */
  readonly models: readonly ModelEvaluation[];
  /** Every pair of models, each figure as first minus second on the same images. */
  readonly comparisons: readonly PairedComparison[];
  /** The command that made it, without paths of this machine. */
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface DatasetDescription {
  /** Name of the data set's folder. */
  readonly name: string;
  /** `info.description` of its annotations, or null. */
  readonly description: string | null;
  readonly images: number;
  readonly imagesWithTarget: number;
  readonly imagesWithSeveralTargets: number;
  /** The folds that were asked for; empty for all. */
  readonly folds: readonly number[];
  /** Images that the subset file names; null without one. */
  readonly subset: number | null;
  /** What the bootstrap draws: patients where every image names one, else images. */
  readonly resampled: 'image' | 'patient';
}

/** A model pack, or predictions that another program wrote. */
export interface EvaluatedModel {
  readonly kind: 'pack' | 'predictions';
  readonly id: string;
  readonly title: string;
  readonly version: string | null;
  readonly sha256: string | null;
  readonly provider: string | null;
  readonly precision: string | null;
  readonly output: 'soft mask' | 'box';
  /** Peak from which there is something to show; null where the model says nothing about presence. */
  readonly peakThreshold: number | null;
  readonly trainedOn: readonly string[];
  /** Whether its weights have seen none of the measured images ("out of fold"); null when not known. */
  readonly isOutOfFold: boolean | null;
}

export interface ModelEvaluation {
  readonly model: EvaluatedModel;
  /** One entry an image of the data set, in its order. */
  readonly images: readonly ImageResult[];
  /** Over all images with a target; one with several counts with the target that is met best. */
  readonly overall: Localisation;
  readonly singleTarget: Localisation | null;
  readonly severalTargets: Localisation | null;
  /** One entry a fold that has images with a target. */
  readonly folds: readonly FoldLocalisation[];
  /** Mean and sample deviation of the folds' means; null with fewer than two folds. */
  readonly acrossFolds: Readonly<Record<MetricName, MeanAndDeviation>> | null;
  /** Parts of the data set: flags of its images, sizes of the targets, difficulty. */
  readonly subsets: readonly SubsetLocalisation[];
  readonly presence: Presence | null;
  /** Null where the model says nothing about presence. */
  readonly calibration: readonly CalibrationBin[] | null;
}

export interface Localisation {
  readonly images: number;
  /** Mean, sample deviation over images and 95 % bootstrap interval. */
  readonly metrics: Readonly<Record<MetricName, Estimate>>;
  readonly curves: SuccessCurves;
}

export interface FoldLocalisation extends Localisation {
  readonly fold: number;
}

export interface SubsetLocalisation extends Localisation {
  /** For people: "roundish single target", "smallest third of the targets". */
  readonly name: string;
}

/** What showing nothing below the peak threshold costs on single pictures, without temporal logic. */
export interface Presence {
  readonly peakThreshold: number;
  /** Share of images with a target whose peak reaches the threshold. */
  readonly recall: Estimate;
  /** Share of images without one whose peak reaches it; null without such images. */
  readonly falsePositiveShare: Estimate | null;
  /** The same as a rate, were every picture of a video at 25 frames a second such a picture. */
  readonly falsePositivesPerMinute: Estimate | null;
}

/** Images whose peak lies in a range, and how often the box was right there. */
export interface CalibrationBin {
  readonly fromPeak: number;
  readonly toPeak: number;
  readonly images: number;
  readonly meanPeak: number | null;
  /** Share of these images with an IoU above 0.5; images without a target count as wrong. */
  readonly rightShare: number | null;
}

export interface ImageResult {
  /** As in the annotations, relative to the data set. */
  readonly fileName: string;
  /** Absolute; for reading the picture only, never written anywhere. */
  readonly path: string;
  readonly size: Size;
  readonly fold: number | null;
  readonly group: string;
  /** In pixels of the image. */
  readonly targets: readonly Box[];
  readonly predicted: PredictedTarget;
  /** Against the target that is met best; null on images without a target. */
  readonly score: ImageScore | null;
}

export interface PredictedTarget {
  /** 1 where the model says nothing about presence. */
  readonly peak: number;
  /** In pixels of the image, whatever the peak; null where the mask is empty. */
  readonly box: Box | null;
  /** The part of the image that the mask covers: the field of view, in pixels of the image. */
  readonly fieldOfView: Box;
  /** Null for a model that gives boxes only. */
  readonly mask: Mask8 | null;
}

/** Two models on the same images with a target. */
export interface PairedComparison {
  readonly first: string;
  readonly second: string;
  readonly images: number;
  /** First minus second: mean with 95 % bootstrap interval of the paired differences. */
  readonly differences: Readonly<Record<MetricName, Estimate>>;
}
