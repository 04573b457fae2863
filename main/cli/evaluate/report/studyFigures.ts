import type { MeanAndDeviation } from '../../../../common/metrics/statistics';
import type { MetricName } from '../dataset/evaluation';

/** A row of the study's table. */
export interface StudyRow {
  readonly output: 'soft mask' | 'box';
  /** Null where the study gives no figure. */
  readonly figures: Readonly<Record<MetricName, MeanAndDeviation | null>>;
}

const folds = 5;

/**
 * What the study measured on its own data: mean and deviation over five folds (Kim 2021, results of
 * the localisation; shares 0 to 1).
 */
export const studyRows: readonly StudyRow[] = [
  {
    output: 'soft mask',
    figures: {
      mIoU: { mean: 0.641, deviation: 0.021, count: folds },
      precision: { mean: 0.762, deviation: 0.035, count: folds },
      recall: { mean: 0.784, deviation: 0.006, count: folds },
      centroidDistance: { mean: 0.021, deviation: 0.003, count: folds },
      successIou30: { mean: 0.914, deviation: 0.023, count: folds },
      successDistance5: { mean: 0.92, deviation: 0.013, count: folds },
    },
  },
  {
    output: 'box',
    figures: {
      mIoU: null,
      precision: null,
      recall: null,
      centroidDistance: null,
      successIou30: { mean: 0.849, deviation: 0.047, count: folds },
      successDistance5: { mean: 0.849, deviation: 0.047, count: folds },
    },
  },
];

/** Where the study's figures come from. */
export const studyCitation =
  'Kim T, Kim J, Choi HS, et al. Artificial intelligence-assisted analysis of endoscopic retrograde cholangiopancreatography image for identifying ampulla and difficulty of selective cannulation. Scientific Reports 11, 2021 (CC BY 4.0)';

/** What the study measured on, to be set against the data of a report. */
export const studyData =
  'its own private duodenoscopy stills of ERCP: 451 patients, selected front views of a naive, clean ampulla, one box each, folds by patient';
