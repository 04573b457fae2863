import type { ReactElement } from 'react';
import { SeriesSample } from '../../report/charts/Legend';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { decimal, noFigure } from '../../report/format';
import { Hash, runsOn } from '../../report/sections/Models';
import { seenText } from '../../report/sections/SeenImages';
import type { DifficultyModel } from '../difficultyEvaluation';
import { difficultyChapters } from './difficultyChapters';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'version', isNumeric: false },
  { label: 'classes', isNumeric: false },
  { label: 'runs on', isNumeric: false },
  { label: 'difficult from', isNumeric: true },
  { label: 'images seen in training', isNumeric: false },
  { label: 'trained on', isNumeric: false },
];

/** Which models were measured: every number has a source. */
export function DifficultyModels(props: {
  readonly models: readonly DifficultyModel[];
}): ReactElement {
  return (
    <Section id="models" title={difficultyChapters.models} files={[]}>
      <DataTable caption="What was measured, and what it was trained on" columns={columns}>
        <tbody>
          {props.models.map((model, index) => (
            <tr key={index}>
              <th scope="row">
                <SeriesSample index={index} /> {model.id}
                {model.title !== model.id && <span className="note">{model.title}</span>}
              </th>
              <td>
                {model.version ?? noFigure}
                <Hash sha256={model.sha256} />
              </td>
              <td>{model.classes.join(', ')}</td>
              <td>{runsOn(model)}</td>
              <td className="numeric">{decimal(model.difficultThreshold)}</td>
              <td>{seenText(model.isOutOfFold)}</td>
              <td className="prose">
                {model.trainedOn.length === 0 ? 'not said' : model.trainedOn.join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}
