import type { ReactElement } from 'react';
import { SeriesSample } from '../../report/charts/Legend';
import { Section } from '../../report/document/Section';
import { percent } from '../../report/format';
import {
  type DifficultyEvaluation,
  difficultyTasks,
  type TaskMeasurement,
} from '../difficultyEvaluation';
import { taskWords } from '../figureWords';
import { difficultyChapters } from './difficultyChapters';

/** Every model's verdicts against the truth, and the limit's. */
export function ConfusionMatrices(props: {
  readonly evaluation: DifficultyEvaluation;
}): ReactElement {
  const { models, limit } = props.evaluation;
  return (
    <Section id="confusion" title={difficultyChapters.confusion} files={['confusion.csv']}>
      <p>
        Rows: the true class. Columns: the verdict. Each cell counts patients and says which share
        of the row that is; right verdicts stand on the diagonal.
      </p>
      {difficultyTasks.map((task) => {
        const ours = models.flatMap(({ model, measured }, index) => {
          const found = measured[task];
          return found === null ? [] : [{ name: model.id, index, measured: found }];
        });
        const known = limit?.plain[task] ?? null;
        if (ours.length === 0) return null;
        return (
          <div key={task} className="matrices">
            {ours.map(({ name, index, measured }) => (
              <Matrix
                key={index}
                name={name}
                index={index}
                words={taskWords[task].name}
                measured={measured}
              />
            ))}
            {known !== null && (
              <Matrix
                name="Bayes limit"
                index={null}
                words={taskWords[task].name}
                measured={known}
              />
            )}
          </div>
        );
      })}
    </Section>
  );
}

function Matrix(props: {
  readonly name: string;
  /** Place among the models; null for the limit. */
  readonly index: number | null;
  readonly words: string;
  readonly measured: TaskMeasurement;
}): ReactElement {
  const { name, index, words, measured } = props;
  const { classes, confusion } = measured;
  return (
    <figure>
      <figcaption>
        {index !== null && <SeriesSample index={index} />} {name}
        <span className="note">{words}</span>
      </figcaption>
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">true \ verdict</th>
            {classes.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((label, row) => (
            <MatrixRow key={label} label={label} row={row} counts={confusion[row] ?? []} />
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function MatrixRow(props: {
  readonly label: string;
  readonly row: number;
  readonly counts: readonly number[];
}): ReactElement {
  const { label, row, counts } = props;
  const all = counts.reduce((sum, count) => sum + count, 0);
  return (
    <tr>
      <th scope="row">{label}</th>
      {counts.map((count, column) => (
        <td
          key={column}
          className={column === row ? 'right' : undefined}
          style={{ background: tint(all === 0 ? 0 : count / all) }}
        >
          {count}
          <span className="note">{percent(count / all)}</span>
        </td>
      ))}
    </tr>
  );
}

/** The more of the row, the stronger; faint enough for words on both grounds. */
function tint(share: number): string {
  return `color-mix(in srgb, var(--series-1) ${Math.round(share * 24)}%, transparent)`;
}
