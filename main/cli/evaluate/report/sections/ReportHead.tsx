import type { ReactElement, ReactNode } from 'react';
import type { DatasetDescription } from '../../dataset/evaluation';
import type { TrainedModel } from '../../dataset/seenImages';
import { counted } from '../format';
import { SeenImages } from './SeenImages';

interface ReportHeadProps {
  readonly kicker: string;
  /** Of whom the figures say nothing. */
  readonly notOf: string;
  readonly dataset: Pick<DatasetDescription, 'name' | 'description' | 'folds' | 'subset'>;
  readonly models: readonly { readonly model: TrainedModel }[];
  /** What the bootstrap draws. */
  readonly resampled: string;
  readonly command: string;
  readonly createdAt: string;
  /** Facts that stand before the folds. */
  readonly children: ReactNode;
  /** Facts that stand behind the subset. */
  readonly more?: ReactNode;
}

/** What was measured, on whom or what, and what it is not. */
export function ReportHead(props: ReportHeadProps): ReactElement {
  const { dataset, models, command } = props;
  return (
    <header>
      <p className="kicker">{props.kicker}</p>
      <h1>
        {subject(models)} on {dataset.name}
      </h1>
      {dataset.description !== null && <p className="lead">{dataset.description}</p>}
      <p className="notice">
        <strong>For research and training. Not a cleared medical device.</strong> These figures say
        nothing about {props.notOf}.
      </p>
      <SeenImages models={models.map(({ model }) => model)} dataset={dataset} />
      <dl className="facts">
        {props.children}
        <Fact term="Folds" text={dataset.folds.length === 0 ? 'all' : dataset.folds.join(', ')} />
        {dataset.subset !== null && (
          <Fact term="Subset" text={`${counted(dataset.subset, 'image')} named by a file`} />
        )}
        {props.more}
        <Fact term="Intervals" text={`95 %, bootstrap by ${props.resampled}`} />
        <Fact term="Made on" text={dateText(props.createdAt)} />
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

function subject(models: ReportHeadProps['models']): string {
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

/** `2026-11-23 12:05 UTC`; a date that is none is shown as it came. */
export function dateText(createdAt: string): string {
  const date = new Date(createdAt);
  if (Number.isNaN(date.getTime())) return createdAt;
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
