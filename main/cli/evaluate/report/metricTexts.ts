import type { MetricName } from '../dataset/evaluation';

/** How a figure is spoken of. */
export interface MetricText {
  readonly label: string;
  readonly unit: 'share' | 'percent';
  readonly better: 'higher' | 'lower';
  readonly meaning: string;
}

/** Names and meanings of the study's figures. */
export const metricTexts: Readonly<Record<MetricName, MetricText>> = {
  mIoU: {
    label: 'mIoU',
    unit: 'share',
    better: 'higher',
    meaning: 'intersection of predicted and true box over their union, averaged over images',
  },
  precision: {
    label: 'precision',
    unit: 'share',
    better: 'higher',
    meaning: 'intersection over the area of the predicted box, averaged over images',
  },
  recall: {
    label: 'recall',
    unit: 'share',
    better: 'higher',
    meaning: 'intersection over the area of the true box, averaged over images',
  },
  centroidDistance: {
    label: 'centroid distance',
    unit: 'share',
    better: 'lower',
    meaning:
      'mean of the horizontal and the vertical distance of the two centres, as shares of the picture’s width and height',
  },
  successIou30: {
    label: 'success at IoU 0.3',
    unit: 'percent',
    better: 'higher',
    meaning: 'share of images with an IoU strictly above 0.3',
  },
  successDistance5: {
    label: 'success at distance 5\u00a0%',
    unit: 'percent',
    better: 'higher',
    meaning: 'share of images with a centroid distance strictly below 0.05',
  },
};
