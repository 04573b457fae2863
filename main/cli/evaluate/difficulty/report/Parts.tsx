import type { ReactElement } from 'react';
import type { FigureEstimates } from '../../../../../common/metrics/resampledFigures';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { counted } from '../../report/format';
import type { DifficultyEvaluation, DifficultyPart } from '../difficultyEvaluation';
import { classTitle } from '../figureWords';
import { limitNames } from '../studyTables';
import { difficultyChapters } from './difficultyChapters';
import { FigureCell } from './FigureCell';

const typeFigures = ['auc', 'accuracy', 'recall:difficult', 'recall:easy'] as const;
const typeColumns = [
  { label: 'patients', isNumeric: false },
  { label: 'model', isNumeric: false },
  ...['AUC', 'accuracy', 'recall of difficult', 'recall of easy'].map((label) => ({
    label,
    isNumeric: true,
  })),
];
const classColumns = [
  { label: 'true class', isNumeric: false },
  { label: 'model', isNumeric: false },
  { label: 'called difficult', isNumeric: true },
  { label: 'mean P(difficult)', isNumeric: true },
];

/** Patients of each true class, and of each type of morphology. */
export function Parts({ evaluation }: { readonly evaluation: DifficultyEvaluation }): ReactElement {
  return (
    <Section id="subsets" title={difficultyChapters.subsets} files={['classes.csv', 'subsets.csv']}>
      <TrueClasses models={evaluation.models} />
      <Types evaluation={evaluation} />
    </Section>
  );
}

function TrueClasses({ models }: Pick<DifficultyEvaluation, 'models'>): ReactElement {
  const parts = models[0]?.trueClasses ?? [];
  return (
    <DataTable caption="Who is called difficult, by true class" columns={classColumns}>
      {parts.map(({ difficulty, calledDifficult: { count } }, place) => (
        <tbody key={difficulty}>
          {models.flatMap(({ model, trueClasses }, index) => {
            const part = trueClasses[place];
            if (part === undefined) return [];
            const { calledDifficult: called, meanDifficult: mean } = part;
            return [
              <tr key={index}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={models.length}>
                    {classTitle(difficulty)}
                    <span className="note">{counted(count, 'patient')}</span>
                  </th>
                )}
                <th scope="row" className="detail">
                  {model.id}
                </th>
                <FigureCell estimate={{ value: called.mean, low: called.low, high: called.high }} />
                <FigureCell estimate={{ value: mean.mean, low: mean.low, high: mean.high }} />
              </tr>,
            ];
          })}
        </tbody>
      ))}
    </DataTable>
  );
}

function Types({ evaluation }: { readonly evaluation: DifficultyEvaluation }): ReactElement | null {
  const { models, limit } = evaluation;
  const parts = models[0]?.types ?? [];
  if (parts.length === 0) return null;
  const rowsOf = (name: string): readonly { id: string; figures: FigureEstimates }[] => {
    const ofPart = (types: readonly DifficultyPart[]) => types.find((part) => part.name === name);
    const known = ofPart(limit?.types ?? []);
    return [
      ...(known === undefined ? [] : [{ id: limitNames.plain, figures: known.figures.binary }]),
      ...models.flatMap(({ model, types }) => {
        const part = ofPart(types);
        return part === undefined ? [] : [{ id: model.id, figures: part.figures.binary }];
      }),
    ];
  };
  return (
    <DataTable caption="Easy against difficult, by type of morphology" columns={typeColumns}>
      {parts.map(({ name, patients }) => (
        <tbody key={name}>
          {rowsOf(name).map(({ id, figures }, index, rows) => (
            <tr key={id}>
              {index === 0 && (
                <th scope="rowgroup" rowSpan={rows.length}>
                  {name}
                  <span className="note">{counted(patients, 'patient')}</span>
                </th>
              )}
              <th scope="row" className="detail">
                {id}
              </th>
              {typeFigures.map((figure) => (
                <FigureCell key={figure} estimate={figures.get(figure)} />
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </DataTable>
  );
}
