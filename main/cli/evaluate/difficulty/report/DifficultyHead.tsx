import type { ReactElement } from 'react';
import { difficultyClasses } from '../../../../../common/difficulty';
import { counted } from '../../report/format';
import { Fact, ReportHead } from '../../report/sections/ReportHead';
import type { DifficultyEvaluation } from '../difficultyEvaluation';

/** What was measured, on whom, and what it is not. */
export function DifficultyHead(props: { readonly evaluation: DifficultyEvaluation }): ReactElement {
  const { dataset, models, command, createdAt } = props.evaluation;
  const unlabelled = counted(dataset.unlabelledImages, 'image');
  return (
    <ReportHead
      kicker="Ampulla · evaluation of difficulty"
      notOf="patients of a hospital"
      resampled="patient"
      more={
        dataset.unlabelledImages > 0 && (
          <Fact term="Left out" text={`${unlabelled} without a label`} />
        )
      }
      {...{ dataset, models, command, createdAt }}
    >
      <Fact
        term="Patients"
        text={`${dataset.patients}, with ${counted(dataset.images, 'image')}`}
      />
      <Fact term="Classes" text={classesText(dataset)} />
    </ReportHead>
  );
}

function classesText({ patientsByClass }: DifficultyEvaluation['dataset']): string {
  return difficultyClasses.map((label) => `${patientsByClass[label]} ${label}`).join(', ');
}
