import type { ReactElement } from 'react';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import {
  type BayesLimit,
  type DifficultyEvaluation,
  difficultyTasks,
  limitedFigures,
} from '../difficultyEvaluation';
import { figureWords, taskWords } from '../figureWords';
import { limitFigure } from '../limit';
import { difficultyChapters } from './difficultyChapters';
import { FigureCell, figureText } from './FigureCell';

const columns = [
  { label: 'task', isNumeric: false },
  { label: 'model', isNumeric: false },
  ...limitedFigures.flatMap((name) => [
    { label: figureWords[name].label, isNumeric: true },
    { label: 'share of limit', isNumeric: true },
  ]),
];

/** Every model beside what somebody who knew all would reach. */
export function LimitTable(props: {
  readonly models: DifficultyEvaluation['models'];
  readonly limit: BayesLimit;
}): ReactElement {
  const { models, limit } = props;
  return (
    <Section id="limit" title={difficultyChapters.limit} files={['limit.csv', 'figures.csv']}>
      <p>
        The labels were drawn with known probabilities, so that nobody can tell more of a patient
        than these. AUC and accuracy of the limit are those of the most probable class; its macro F1
        is that of the decision which serves macro F1 best. A share is a model’s figure divided by
        the limit’s, patients drawn for both alike. On so many patients a model may exceed the limit
        by chance.
      </p>
      <DataTable caption="Share of the limit, on the very same patients" columns={columns}>
        {difficultyTasks.map((task) => (
          <tbody key={task}>
            {models.flatMap(({ model, measured, shareOfLimit }, index) => {
              const found = measured[task];
              if (found === null) return [];
              return [
                <tr key={index}>
                  <th scope="row">{taskWords[task].name}</th>
                  <th scope="row" className="detail">
                    {model.id}
                  </th>
                  {limitedFigures.map((name) => [
                    <td key={name} className="numeric">
                      {figureText(found.figures.get(name)?.value)}
                      <span className="note">of {figureText(limitFigure(limit, task, name))}</span>
                    </td>,
                    <FigureCell
                      key={`${name} share`}
                      estimate={shareOfLimit?.[task]?.get(name)}
                      isStrong
                    />,
                  ])}
                </tr>,
              ];
            })}
          </tbody>
        ))}
      </DataTable>
    </Section>
  );
}
