import type { ReactElement } from 'react';
import {
  type DatasetEvaluation,
  type MetricName,
  metricNames,
  type ModelEvaluation,
} from '../../dataset/evaluation';
import { DataTable } from '../document/DataTable';
import { metricColumns } from '../document/metricColumns';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { counted, metricDeviation, metricInterval, metricValue, noFigure } from '../format';
import { metricTexts } from '../metricTexts';
import { type StudyRow, studyCitation, studyRows } from '../studyFigures';
import { DataDifference } from './DataDifference';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'figure', isNumeric: false },
  ...metricColumns,
];

/** The study's table with its own figures above ours. */
export function StudyTable({
  evaluation,
}: {
  readonly evaluation: DatasetEvaluation;
}): ReactElement {
  const { dataset, models } = evaluation;
  return (
    <Section id="results" title={chapterTitles.results} files={['figures.csv', 'folds.csv']}>
      <DataDifference dataset={dataset} />
      <DataTable caption="Localisation on all images with a target" columns={columns}>
        {studyRows.map((row) => (
          <StudyBody key={row.output} row={row} />
        ))}
        {models.map((model, index) => (
          <ModelBody key={index} evaluation={model} />
        ))}
      </DataTable>
      <p className="remark">
        An image with several targets counts with the target that is met best; an image without a
        predicted box counts as 0 with a distance of 1. A deviation over images is not given for
        success, because it follows from the share. Over folds: mean ± SD of the folds’ means.
        Study: {studyCitation}.
      </p>
    </Section>
  );
}

function StudyBody({ row }: { readonly row: StudyRow }): ReactElement {
  return (
    <tbody className="study">
      <tr>
        <th scope="rowgroup">The study, {row.output}</th>
        <th scope="row" className="detail figure-name">
          over 5 folds
        </th>
        {metricNames.map((metric) => (
          <td key={metric} className="numeric">
            {plusMinus(metric, row.figures[metric])}
          </td>
        ))}
      </tr>
    </tbody>
  );
}

function ModelBody({ evaluation }: { readonly evaluation: ModelEvaluation }): ReactElement {
  const { model, overall, acrossFolds, folds } = evaluation;
  return (
    <tbody>
      <tr className="main">
        <th scope="rowgroup" rowSpan={acrossFolds === null ? 3 : 4}>
          {model.id}
          <span className="note">{counted(overall.images, 'image')}</span>
        </th>
        <th scope="row" className="detail figure-name">
          mean over images
        </th>
        {metricNames.map((metric) => (
          <td key={metric} className="numeric">
            {metricValue(metric, overall.metrics[metric].mean)}
          </td>
        ))}
      </tr>
      <SubRow
        name="95 % interval"
        text={(metric) => metricInterval(metric, overall.metrics[metric])}
      />
      <SubRow name="SD over images" text={(metric) => imageDeviation(metric, overall)} />
      {acrossFolds !== null && (
        <SubRow
          name={`over ${folds.length} folds`}
          text={(metric) => plusMinus(metric, acrossFolds[metric])}
        />
      )}
    </tbody>
  );
}

function SubRow(props: {
  readonly name: string;
  readonly text: (metric: MetricName) => string;
}): ReactElement {
  return (
    <tr className="sub">
      <th scope="row" className="detail figure-name">
        {props.name}
      </th>
      {metricNames.map((metric) => (
        <td key={metric} className="numeric">
          {props.text(metric)}
        </td>
      ))}
    </tr>
  );
}

function imageDeviation(metric: MetricName, { metrics }: ModelEvaluation['overall']): string {
  if (metricTexts[metric].unit === 'percent') return '';
  return `± ${metricDeviation(metric, metrics[metric].deviation)}`;
}

function plusMinus(
  metric: MetricName,
  figure: { readonly mean: number; readonly deviation: number } | null,
): string {
  if (figure === null) return noFigure;
  const unit = metricTexts[metric].unit === 'percent' ? ' %' : '';
  const mean = metricDeviation(metric, figure.mean);
  return `${mean} ± ${metricDeviation(metric, figure.deviation)}${unit}`;
}
