import type { ReactElement } from 'react';
import type { DatasetEvaluation, Localisation, ModelEvaluation } from '../../dataset/evaluation';
import { DataTable } from '../document/DataTable';
import { MetricCells } from '../document/MetricCells';
import { metricColumns } from '../document/metricColumns';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { counted } from '../format';

const columns = [
  { label: 'images', isNumeric: false },
  { label: 'model', isNumeric: false },
  ...metricColumns,
];

/** Parts of the data set, each with all models. */
export function Subsets({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  return (
    <Section id="subsets" title={chapterTitles.subsets} files={['subsets.csv', 'figures.csv']}>
      <p>Mean over the images of the part, with its 95 % interval beneath. Parts overlap.</p>
      <DataTable caption="Localisation on parts of the data set" columns={columns}>
        {partNames(models).map((name) => (
          <PartBody key={name} name={name} models={models} />
        ))}
      </DataTable>
    </Section>
  );
}

function PartBody(props: {
  readonly name: string;
  readonly models: readonly ModelEvaluation[];
}): ReactElement {
  const { name, models } = props;
  const rows = models.flatMap((evaluation) => {
    const part = partOf(evaluation, name);
    return part === null ? [] : [{ id: evaluation.model.id, part }];
  });
  return (
    <tbody>
      {rows.map(({ id, part }, index) => (
        <tr key={index}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={rows.length}>
              {name}
              <span className="note">{counted(part.images, 'image')}</span>
            </th>
          )}
          <th scope="row" className="detail">
            {id}
          </th>
          <MetricCells metrics={part.metrics} />
        </tr>
      ))}
    </tbody>
  );
}

const oneTarget = 'one target';
const severalTargets = 'several targets, the best-met one counts';

/** The parts that any model has, in the order in which the first one names them. */
function partNames(models: readonly ModelEvaluation[]): readonly string[] {
  const names = models.flatMap(({ subsets }) => subsets.map(({ name }) => name));
  const fixed = [oneTarget, severalTargets].filter((name) =>
    models.some((evaluation) => partOf(evaluation, name) !== null),
  );
  return [...new Set([...fixed, ...names])];
}

function partOf(evaluation: ModelEvaluation, name: string): Localisation | null {
  if (name === oneTarget) return evaluation.singleTarget;
  if (name === severalTargets) return evaluation.severalTargets;
  return evaluation.subsets.find((subset) => subset.name === name) ?? null;
}
