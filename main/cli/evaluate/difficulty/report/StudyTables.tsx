import type { ReactElement } from 'react';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { studyCitation } from '../../report/studyFigures';
import { dataDifference } from '../dataDifference';
import {
  type DifficultyEvaluation,
  type DifficultyTask,
  difficultyTasks,
} from '../difficultyEvaluation';
import { taskWords } from '../figureWords';
import { type StudyColumn, type StudyTableRow, studyColumns, studyRows } from '../studyTables';
import { ClassTable } from './ClassTable';
import { difficultyChapters } from './difficultyChapters';
import { figureText, intervalText } from './FigureCell';

/** The study's tables 2 and 3, its own figures above ours. */
export function StudyTables(props: { readonly evaluation: DifficultyEvaluation }): ReactElement {
  const { evaluation } = props;
  return (
    <Section id="results" title={difficultyChapters.results} files={['figures.csv']}>
      <div className="notice">
        <p>{dataDifference(evaluation).join(' ')}</p>
        <p>
          A higher figure in one row than in another row of the same patients says something; a
          higher figure here than in the study does not say that a model is better.
        </p>
      </div>
      {difficultyTasks.map((task) => (
        <TaskTable key={task} task={task} rows={studyRows(evaluation, task)} />
      ))}
      <ClassTable evaluation={evaluation} />
      <p className="remark">
        By patient: the mean of the images’ probabilities. 95 % intervals beneath. A class that
        nobody has is left out of the macro averages. Study: {studyCitation}.
      </p>
    </Section>
  );
}

function TaskTable(props: {
  readonly task: DifficultyTask;
  readonly rows: readonly StudyTableRow[];
}): ReactElement | null {
  const { task, rows } = props;
  if (rows.length === 0) return null;
  const columns = studyColumns[task];
  return (
    <DataTable
      caption={taskWords[task].title}
      columns={[
        { label: 'model', isNumeric: false },
        ...columns.map(({ label }) => ({ label, isNumeric: true })),
      ]}
    >
      {(['study', 'limit', 'model'] as const).map((kind) => (
        <tbody key={kind} className={kind === 'model' ? 'main-rows' : kind}>
          {rows
            .filter((row) => row.kind === kind)
            .map((row) => (
              <TaskRow key={row.name} row={row} columns={columns} />
            ))}
        </tbody>
      ))}
    </DataTable>
  );
}

function TaskRow(props: {
  readonly row: StudyTableRow;
  readonly columns: readonly StudyColumn[];
}): ReactElement {
  const { row, columns } = props;
  return (
    <tr>
      <th scope="row">{row.name}</th>
      {columns.map(({ label, figures }) => (
        <td key={label} className="numeric">
          {figures.map((figure) => figureText(row.value(figure))).join(' / ')}
          {figures.map((figure) => (
            <span key={figure} className="note">
              {intervalText(row.estimates?.get(figure))}
            </span>
          ))}
        </td>
      ))}
    </tr>
  );
}
