import type { ImageScore } from './imageScore';

/** The study's figures (Kim 2021); success is strictly above the IoU and strictly below the distance. */
export const metricNames = [
  'mIoU',
  'precision',
  'recall',
  'centroidDistance',
  'successIou30',
  'successDistance5',
] as const;
export type MetricName = (typeof metricNames)[number];

/** What an image contributes to each figure; the figure is the mean over images. */
export const metricOf: Readonly<Record<MetricName, (score: ImageScore) => number>> = {
  mIoU: ({ iou }) => iou,
  precision: ({ precision }) => precision,
  recall: ({ recall }) => recall,
  centroidDistance: ({ centroidDistance }) => centroidDistance,
  successIou30: ({ iou }) => Number(iou > 0.3),
  successDistance5: ({ centroidDistance }) => Number(centroidDistance < 0.05),
};

/** A value for each figure. */
export function eachMetric<Value>(
  value: (name: MetricName) => Value,
): Readonly<Record<MetricName, Value>> {
  return {
    mIoU: value('mIoU'),
    precision: value('precision'),
    recall: value('recall'),
    centroidDistance: value('centroidDistance'),
    successIou30: value('successIou30'),
    successDistance5: value('successDistance5'),
  };
}
