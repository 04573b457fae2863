import type { ReactElement } from 'react';
import type { DatasetEvaluation } from '../../dataset/evaluation';
import { Fact, ReportHead } from './ReportHead';

/** What was measured, on what, and what it is not. */
export function Head({ evaluation }: { readonly evaluation: DatasetEvaluation }): ReactElement {
  const { dataset, models, command, createdAt } = evaluation;
  return (
    <ReportHead
      kicker="Ampulla · evaluation"
      notOf="patients"
      resampled={dataset.resampled}
      {...{ dataset, models, command, createdAt }}
    >
      <Fact term="Images" text={imagesText(dataset)} />
    </ReportHead>
  );
}

function imagesText(dataset: DatasetEvaluation['dataset']): string {
  const { images, imagesWithTarget, imagesWithSeveralTargets } = dataset;
  const without = images - imagesWithTarget;
  return `${images}: ${imagesWithTarget} with a target (${imagesWithSeveralTargets} of them with several), ${without} without`;
}
