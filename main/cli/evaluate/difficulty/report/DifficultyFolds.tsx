import type { ReactElement } from 'react';
import { sharedFigures } from '../../../../../common/metrics/difficultyFigures';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { counted, decimal, noFigure } from '../../report/format';
import type { DifficultyEvaluation, DifficultyModelEvaluation } from '../difficultyEvaluation';
import { figureWords, taskWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';
import { FigureCell } from './FigureCell';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'fold', isNumeric: false },
  ...sharedFigures.map((name) => ({ label: figureWords[name].label, isNumeric: true })),
];

/** Every fold by itself, each model on its own task. */
export function DifficultyFolds({ models }: Pick<DifficultyEvaluation, 'models'>): ReactElement {
  return (
    <Section id="folds" title={difficultyChapters.folds} files={['folds.csv']}>
      <p>
        The patients of one fold with the 95 % interval beneath; then mean ± SD of the folds (n −
        1). A rare class may be missing in a fold and is left out of its macro averages.
      </p>
      <DataTable caption="Each fold" columns={columns}>
        {models.map((evaluation, index) => (
          <FoldsBody key={index} evaluation={evaluation} />
        ))}
      </DataTable>
    </Section>
  );
}

function FoldsBody(props: { readonly evaluation: DifficultyModelEvaluation }): ReactElement {
  const { model, folds, acrossFolds, measured } = props.evaluation;
  const task = measured.four === null ? 'binary' : 'four';
  return (
    <tbody>
      {folds.map(({ name, patients, figures }, index) => (
        <tr key={name}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={folds.length + 1}>
              {model.id}
              <span className="note">{taskWords[task].name}</span>
            </th>
          )}
          <th scope="row" className="detail">
            {name}
            <span className="note">{counted(patients, 'patient')}</span>
          </th>
          {sharedFigures.map((figure) => (
            <FigureCell key={figure} estimate={figures[task]?.get(figure)} />
          ))}
        </tr>
      ))}
      <tr>
        <th scope="row" className="detail">
          mean ± SD
        </th>
        {sharedFigures.map((figure) => {
          const across = acrossFolds?.[task]?.get(figure);
          return (
            <td key={figure} className="numeric">
              {across === undefined
                ? noFigure
                : `${decimal(across.mean)} ± ${decimal(across.deviation)}`}
            </td>
          );
        })}
      </tr>
    </tbody>
  );
}
