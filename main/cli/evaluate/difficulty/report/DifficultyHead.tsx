import type { ReactElement } from 'react';
import { difficultyClasses } from '../../../../../common/difficulty';
import { counted } from '../../report/format';
import { dateText, Fact } from '../../report/sections/Head';
import { SeenImages } from '../../report/sections/SeenImages';
import type { DifficultyEvaluation } from '../difficultyEvaluation';

/** What was measured, on whom, and what it is not. */
export function DifficultyHead(props: { readonly evaluation: DifficultyEvaluation }): ReactElement {
  const { dataset, models, command, createdAt } = props.evaluation;
  const [first, ...others] = models;
  const subject =
    first !== undefined && others.length === 0 ? first.model.id : counted(models.length, 'model');
  return (
    <header>
      <p className="kicker">Ampulla · evaluation of difficulty</p>
      <h1>
        {subject} on {dataset.name}
      </h1>
      {dataset.description !== null && <p className="lead">{dataset.description}</p>}
      <p className="notice">
        <strong>For research and training. Not a cleared medical device.</strong> These figures say
        nothing about patients of a hospital.
      </p>
      <SeenImages models={models.map(({ model }) => model)} dataset={dataset} />
      <dl className="facts">
        <Fact
          term="Patients"
          text={`${dataset.patients}, with ${counted(dataset.images, 'image')}`}
        />
        <Fact term="Classes" text={classesText(dataset)} />
        <Fact term="Folds" text={dataset.folds.length === 0 ? 'all' : dataset.folds.join(', ')} />
        {dataset.subset !== null && (
          <Fact term="Subset" text={`${counted(dataset.subset, 'image')} named by a file`} />
        )}
        {dataset.unlabelledImages > 0 && (
          <Fact
            term="Left out"
            text={`${counted(dataset.unlabelledImages, 'image')} without a label`}
          />
        )}
        <Fact term="Intervals" text="95 %, bootstrap by patient" />
        <Fact term="Made on" text={dateText(createdAt)} />
        <div className="wide">
          <dt>Command</dt>
          <dd>
            <code>{command}</code>
          </dd>
        </div>
      </dl>
    </header>
  );
}

function classesText({ patientsByClass }: DifficultyEvaluation['dataset']): string {
  return difficultyClasses.map((label) => `${patientsByClass[label]} ${label}`).join(', ');
}
