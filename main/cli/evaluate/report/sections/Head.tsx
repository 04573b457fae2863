import type { ReactElement } from 'react';
import type { DatasetEvaluation } from '../../dataset/evaluation';
import { counted } from '../format';
import { SeenImages } from './SeenImages';

/** What was measured, on what, and what it is not. */
export function Head({ evaluation }: { readonly evaluation: DatasetEvaluation }): ReactElement {
  const { dataset, models, command, createdAt } = evaluation;
  return (
    <header>
      <p className="kicker">Ampulla · evaluation</p>
      <h1>
        {subject(models)} on {dataset.name}
      </h1>
      {dataset.description !== null && <p className="lead">{dataset.description}</p>}
      <p className="notice">
        <strong>For research and training. Not a cleared medical device.</strong> These figures say
        nothing about patients.
      </p>
      <SeenImages models={models.map(({ model }) => model)} dataset={dataset} />
      <dl className="facts">
        <Fact term="Images" text={imagesText(dataset)} />
        <Fact term="Folds" text={foldsText(dataset)} />
        {dataset.subset !== null && (
          <Fact term="Subset" text={`${counted(dataset.subset, 'image')} named by a file`} />
        )}
        <Fact term="Intervals" text={`95 %, bootstrap by ${dataset.resampled}`} />
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

function subject(models: DatasetEvaluation['models']): string {
  const [first, ...others] = models;
  return first !== undefined && others.length === 0
    ? first.model.id
    : counted(models.length, 'model');
}

/** A term and what it is here. */
export function Fact({
  term,
  text,
}: {
  readonly term: string;
  readonly text: string;
}): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function imagesText(dataset: DatasetEvaluation['dataset']): string {
  const { images, imagesWithTarget, imagesWithSeveralTargets } = dataset;
  const without = images - imagesWithTarget;
  return `${images}: ${imagesWithTarget} with a target (${imagesWithSeveralTargets} of them with several), ${without} without`;
}

function foldsText({ folds }: DatasetEvaluation['dataset']): string {
  return folds.length === 0 ? 'all' : folds.join(', ');
}

/** `2026-11-23 12:05 UTC`; a date that is none is shown as it came. */
export function dateText(createdAt: string): string {
  const date = new Date(createdAt);
  if (Number.isNaN(date.getTime())) return createdAt;
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
