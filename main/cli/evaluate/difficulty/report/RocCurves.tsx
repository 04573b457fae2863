import type { ReactElement } from 'react';
import type { RocPoint } from '../../../../../common/metrics/ranking';
import type { FigureEstimates } from '../../../../../common/metrics/resampledFigures';
import { Legend, LookSample } from '../../report/charts/Legend';
import { LineChart, type Series } from '../../report/charts/LineChart';
import { type ReferencePoint, ReferenceSample } from '../../report/charts/ReferenceMark';
import { evenTicks } from '../../report/charts/scale';
import type { SeriesLook } from '../../report/charts/seriesLook';
import { Section } from '../../report/document/Section';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { studyBinaryRows } from '../studyDifficulty';
import { difficultyChapters } from './difficultyChapters';
import { figureText } from './FigureCell';

const size = { width: 560, height: 520 };
/** The limit is no model: ink, dotted. */
const limitLook: SeriesLook = { color: 'var(--text)', dash: '1.5 4', marker: 'circle' };
const inPercent = (value: number): string => String(Math.round(value * 100));
const shareAxis = { from: 0, to: 1, ticks: evenTicks(0, 1, 6), format: inPercent };

/** How many difficult patients are found at the price of how many easy ones. */
export function RocCurves(props: { readonly evaluation: DifficultyEvaluation }): ReactElement {
  const { models, limit } = props.evaluation;
  const auc = (figures: FigureEstimates): string => figureText(figures.get('auc')?.value);
  const known = limit?.plain.binary ?? null;
  return (
    <Section id="roc" title={difficultyChapters.roc} files={['curves.csv']}>
      <p>
        Upwards: share of the difficult patients who are called difficult; to the right: share of
        the easy ones who are called so too, for every threshold on P(difficult) of the pooled
        images. Hollow diamonds: what the study’s three networks decided, on other data.
      </p>
      <Legend
        names={models.map(
          ({ model, measured }) => `${model.id}, AUC ${auc(measured.binary.figures)}`,
        )}
      >
        {known !== null && (
          <li>
            <LookSample look={limitLook} hasMarker={false} /> Bayes limit, AUC {auc(known.figures)}
          </li>
        )}
        <li>
          <ReferenceSample shape="diamond" /> the study
        </li>
      </Legend>
      <figure className="roc">
        <LineChart
          size={size}
          x={{ ...shareAxis, label: 'easy patients called difficult, in %' }}
          y={{ ...shareAxis, label: 'difficult patients called difficult, in %' }}
          series={[
            ...models.map(({ model, measured }, index) =>
              lineOf(model.id, index, measured.binary.roc),
            ),
            ...(known === null
              ? []
              : [{ ...lineOf('Bayes limit', models.length, known.roc), look: limitLook }]),
          ]}
          references={studyPoints}
          hasDiagonal
          description="ROC curves, a line for each model; curves.csv holds the values."
        />
      </figure>
    </Section>
  );
}

function lineOf(name: string, index: number, roc: readonly RocPoint[]): Series {
  const points = roc.map(({ falsePositiveShare, truePositiveShare }) => ({
    x: falsePositiveShare,
    y: truePositiveShare,
  }));
  return { name, index, points, hasMarkers: false };
}

const studyPoints: readonly ReferencePoint[] = studyBinaryRows.flatMap(({ name, figures }) => {
  const [easy, difficult] = [figures.get('recall:easy'), figures.get('recall:difficult')];
  if (easy === undefined || difficult === undefined) return [];
  const side = name.endsWith('ResNet') ? 'left' : 'right';
  return [
    { label: name.replace('The study, ', ''), x: 1 - easy, y: difficult, deviation: 0, side },
  ];
});
