import type { ReactElement } from 'react';
import { classFigures } from '../../../../../common/metrics/difficultyFigures';
import { DataTable } from '../../report/document/DataTable';
import { counted } from '../../report/format';
import type { DifficultyEvaluation, TaskMeasurement } from '../difficultyEvaluation';
import { classTitle } from '../figureWords';
import { limitNames } from '../studyTables';
import { FigureCell } from './FigureCell';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'class', isNumeric: false },
  { label: 'precision', isNumeric: true },
  { label: 'recall', isNumeric: true },
  { label: 'F1', isNumeric: true },
];

/** The four classes one by one; nothing where no model knows four. */
export function ClassTable(props: {
  readonly evaluation: DifficultyEvaluation;
}): ReactElement | null {
  const { models, limit } = props.evaluation;
  const ours = models.flatMap(({ model, measured }) =>
    measured.four === null ? [] : [{ name: model.id, measured: measured.four }],
  );
  if (ours.length === 0) return null;
  const plain = limit?.plain.four ?? null;
  const rows = plain === null ? ours : [{ name: limitNames.plain, measured: plain }, ...ours];
  return (
    <DataTable caption="The four classes one by one" columns={columns}>
      {rows.map(({ name, measured }, index) => (
        <ClassBody key={index} name={name} measured={measured} />
      ))}
    </DataTable>
  );
}

function ClassBody(props: {
  readonly name: string;
  readonly measured: TaskMeasurement;
}): ReactElement {
  const { name, measured } = props;
  const { classes, figures, confusion } = measured;
  return (
    <tbody className={name === limitNames.plain ? 'limit' : undefined}>
      {classes.map((label, index) => (
        <tr key={label}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={classes.length}>
              {name}
            </th>
          )}
          <th scope="row" className="detail">
            {classTitle(label)}
            <span className="note">
              {counted(
                (confusion[index] ?? []).reduce((sum, count) => sum + count, 0),
                'patient',
              )}
            </span>
          </th>
          {classFigures.map((figure) => (
            <FigureCell key={figure} estimate={figures.get(`${figure}:${label}`)} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}
