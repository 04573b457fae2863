import type { ReactElement } from 'react';
import type { DatasetEvaluation, ModelEvaluation } from '../../dataset/evaluation';
import { DataTable } from '../document/DataTable';
import { MetricCells } from '../document/MetricCells';
import { metricColumns } from '../document/metricColumns';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { counted } from '../format';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'fold', isNumeric: false },
  ...metricColumns,
];

/** Every fold by itself. */
export function Folds({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  const withFolds = models.filter(({ folds }) => folds.length > 1);
  return (
    <Section id="folds" title={chapterTitles.folds} files={['folds.csv']}>
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
          <th scope="row" className="detail">
            {fold}
            <span className="note">{counted(images, 'image')}</span>
          </th>
          <MetricCells metrics={metrics} />
        </tr>
      ))}
    </tbody>
  );
}
