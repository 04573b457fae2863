import type { ReactElement } from 'react';
import type { DatasetEvaluation, ModelEvaluation } from '../../dataset/evaluation';
import { DataTable } from '../document/DataTable';
import { MetricCells } from '../document/MetricCells';
import { metricColumns } from '../document/metricColumns';
import { Section } from '../document/Section';
import { counted } from '../format';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'fold', isNumeric: false },
  ...metricColumns,
];

/** Every fold by itself; nothing where the data set has none or but one. */
export function Folds({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement | null {
  const withFolds = models.filter(({ folds }) => folds.length > 1);
  if (withFolds.length === 0) return null;
  return (
    <Section id="folds" title="Fold by fold" files={['folds.csv']}>
      <p>Mean over the images of the fold, with its 95 % interval beneath.</p>
      <DataTable caption="Localisation in each fold" columns={columns}>
        {withFolds.map((evaluation, index) => (
          <FoldsBody key={index} evaluation={evaluation} />
        ))}
      </DataTable>
    </Section>
  );
}

function FoldsBody({ evaluation }: { readonly evaluation: ModelEvaluation }): ReactElement {
  const { model, folds } = evaluation;
  return (
    <tbody>
      {folds.map(({ fold, images, metrics }, index) => (
        <tr key={fold}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={folds.length}>
              {model.id}
            </th>
          )}
          <th scope="row">
            {fold}
            <span className="note">{counted(images, 'image')}</span>
          </th>
          <MetricCells metrics={metrics} />
        </tr>
      ))}
    </tbody>
  );
}
