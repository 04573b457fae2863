import type { ReactElement } from 'react';
import type { CurvePoint } from '../../../../../common/metrics/successCurves';
import type { DatasetEvaluation, MetricName } from '../../dataset/evaluation';
import { Legend } from '../charts/Legend';
import { LineChart, type Series } from '../charts/LineChart';
import { type ReferencePoint, ReferenceSample, type ReferenceShape } from '../charts/ReferenceMark';
import { evenTicks } from '../charts/scale';
import { DataTable } from '../document/DataTable';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { decimal, percent } from '../format';
import { type StudyRow, studyRows } from '../studyFigures';

const size = { width: 560, height: 400 };
/** How the study's two networks are marked. */
const studyShapes: Readonly<Record<StudyRow['output'], ReferenceShape>> = {
  'soft mask': 'diamond',
  box: 'square',
};
const success = {
  label: 'share of images',
  from: 0,
  to: 1,
  ticks: evenTicks(0, 1, 6),
  format: (value: number) => `${Math.round(value * 100)} %`,
};

/** The two success plots of the study, with its published points in them. */
export function SuccessPlots({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  const names = models.map(({ model }) => model.id);
  return (
    <Section id="success" title={chapterTitles.success} files={['curves.csv']}>
      <p>
        Left: how many images still succeed when more overlap is asked for. Right: how many succeed
        already when less distance is allowed. The study’s published points stand in both, with
        their deviation over five folds; they were measured on other data.
      </p>
      <Legend names={names}>
        {studyRows.map(({ output }) => (
          <li key={output}>
            <ReferenceSample shape={studyShapes[output]} /> the study, {output}
          </li>
        ))}
      </Legend>
      <div className="plots">
        <Plot
          models={models}
          curve="iou"
          caption="Images with an IoU above the level"
          xLabel="IoU above"
          x={{ from: 0, to: 0.9, ticks: evenTicks(0, 0.9, 10), digits: 1 }}
          references={studyPoints('successIou30', 0.3, { 'soft mask': 'left', box: 'left' })}
        />
        <Plot
          models={models}
          curve="centroidDistance"
          caption="Images with a centroid distance below the level"
          xLabel="centroid distance below"
          x={{ from: 0.01, to: 0.1, ticks: evenTicks(0.01, 0.1, 10), digits: 2 }}
          references={studyPoints('successDistance5', 0.05, { 'soft mask': 'left', box: 'right' })}
        />
      </div>
    </Section>
  );
}

interface PlotProps {
  readonly models: DatasetEvaluation['models'];
  readonly curve: 'iou' | 'centroidDistance';
  readonly caption: string;
  readonly xLabel: string;
  readonly x: {
    readonly from: number;
    readonly to: number;
    readonly ticks: readonly number[];
    readonly digits: number;
  };
  readonly references: readonly ReferencePoint[];
}

function Plot({ models, curve, caption, xLabel, x, references }: PlotProps): ReactElement {
  const series = models.map(({ model, overall }, index): Series => {
    return { name: model.id, index, points: overall.curves[curve].map(point) };
  });
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <LineChart
        size={size}
        x={{ ...x, label: xLabel, format: (value) => decimal(value, x.digits) }}
        y={success}
        series={series}
        references={references}
        description={`${caption}, a line for each model; the table below holds the values.`}
      />
      <details>
        <summary>Values of this plot</summary>
        <CurveTable models={models} curve={curve} caption={caption} digits={x.digits} />
      </details>
    </figure>
  );
}

function CurveTable(props: {
  readonly models: DatasetEvaluation['models'];
  readonly curve: 'iou' | 'centroidDistance';
  readonly caption: string;
  readonly digits: number;
}): ReactElement {
  const { models, curve, caption, digits } = props;
  const levels = models[0]?.overall.curves[curve] ?? [];
  return (
    <DataTable
      caption={caption}
      columns={[
        { label: 'level', isNumeric: true },
        ...models.map(({ model }) => ({ label: model.id, isNumeric: true })),
      ]}
    >
      <tbody>
        {levels.map(({ level }, row) => (
          <tr key={level}>
            <th scope="row" className="numeric">
              {decimal(level, digits)}
            </th>
            {models.map(({ overall }, column) => (
              <td key={column} className="numeric">
                {percent(overall.curves[curve][row]?.share ?? NaN)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function point({ level, share }: CurvePoint): { x: number; y: number } {
  return { x: level, y: share };
}

/** @param sides where the words stand least in the way of a curve that is about as good */
function studyPoints(
  metric: MetricName,
  level: number,
  sides: Readonly<Record<StudyRow['output'], ReferencePoint['side']>>,
): readonly ReferencePoint[] {
  return studyRows.flatMap(({ output, figures }) => {
    const figure = figures[metric];
    if (figure === null) return [];
    const { mean, deviation } = figure;
    const [shape, side] = [studyShapes[output], sides[output]];
    return [{ label: percent(mean), x: level, y: mean, deviation, side, shape }];
  });
}
