import type { Estimate } from '../../../../common/metrics/statistics';
import { eachMetric } from '../../../../common/metrics/studyMetrics';
import type { CurvePoint } from '../../../../common/metrics/successCurves';
import type { DatasetEvaluation, Localisation, ModelEvaluation, Presence } from './evaluation';

/** What `--json` prints: one object a model, one a line. docs/formats.md describes it. */
export function jsonLines({ models }: DatasetEvaluation): string {
  return models.map((model) => `${JSON.stringify(modelLine(model))}\n`).join('');
}

function modelLine(evaluation: ModelEvaluation): object {
  const { model, overall, singleTarget, severalTargets, folds, presence } = evaluation;
  const { version, sha256, provider, precision, output, peakThreshold, isOutOfFold } = model;
  return {
    pack: model.id,
    version,
    ...figures(overall),
    curves: {
      iou: overall.curves.iou.map(pair),
      centroidDistance: overall.curves.centroidDistance.map(pair),
    },
    intervals: intervals(overall),
    deviation: eachMetric((name) => overall.metrics[name].deviation),
    folds: folds.map((fold) => ({ fold: fold.fold, ...figures(fold) })),
    acrossFolds: evaluation.acrossFolds,
    singleTarget: singleTarget && { ...figures(singleTarget), intervals: intervals(singleTarget) },
    severalTargets: severalTargets && {
      ...figures(severalTargets),
      intervals: intervals(severalTargets),
    },
    presence: presence && presenceFigures(presence),
    model: { sha256, provider, precision, output, peakThreshold, isOutOfFold },
  };
}

function figures({ images, metrics }: Localisation): object {
  return { images, ...eachMetric((name) => metrics[name].mean) };
}

function intervals({ metrics }: Localisation): object {
  return eachMetric((name) => ends(metrics[name]));
}

function presenceFigures({ peakThreshold, ...estimates }: Presence): object {
  const { recall, falsePositiveShare, falsePositivesPerMinute } = estimates;
  return {
    peakThreshold,
    recall: recall.mean,
    falsePositiveShare: falsePositiveShare?.mean ?? null,
    falsePositivesPerMinute: falsePositivesPerMinute?.mean ?? null,
    imagesWithoutTarget: falsePositiveShare?.count ?? 0,
    intervals: {
      recall: ends(recall),
      falsePositiveShare: falsePositiveShare && ends(falsePositiveShare),
      falsePositivesPerMinute: falsePositivesPerMinute && ends(falsePositivesPerMinute),
    },
  };
}

const pair = ({ level, share }: CurvePoint): [number, number] => [level, share];
const ends = ({ low, high }: Estimate): [number, number] => [low, high];
