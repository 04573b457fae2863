import type { ReactElement } from 'react';
import type { EvaluatedModel } from '../../dataset/evaluation';
import { SeriesSample } from '../charts/Legend';
import { DataTable } from '../document/DataTable';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { decimal, noFigure } from '../format';
import { seenText } from './SeenImages';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'version', isNumeric: false },
  { label: 'output', isNumeric: false },
  { label: 'runs on', isNumeric: false },
  { label: 'peak threshold', isNumeric: true },
  { label: 'images seen in training', isNumeric: false },
  { label: 'trained on', isNumeric: false },
];

/** Which models were measured: every number has a source. */
export function Models({ models }: { readonly models: readonly EvaluatedModel[] }): ReactElement {
  return (
    <Section id="models" title={chapterTitles.models} files={[]}>
      <DataTable caption="What was measured, and what it was trained on" columns={columns}>
        <tbody>
          {models.map((model, index) => (
            <ModelRow key={index} model={model} index={index} />
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function ModelRow(props: { readonly model: EvaluatedModel; readonly index: number }): ReactElement {
  const { model, index } = props;
  const { id, title, version, output, peakThreshold, isOutOfFold, trainedOn } = model;
  return (
    <tr>
      <th scope="row">
        <SeriesSample index={index} /> {id}
        {title !== id && <span className="note">{title}</span>}
      </th>
      <td>
        {version ?? noFigure}
        <Hash sha256={model.sha256} />
      </td>
      <td>{output}</td>
      <td>{runsOn(model)}</td>
      <td className="numeric">{peakThreshold === null ? noFigure : decimal(peakThreshold, 2)}</td>
      <td>{seenText(isOutOfFold)}</td>
      <td className="prose">{trainedOn.length === 0 ? 'not said' : trainedOn.join('; ')}</td>
    </tr>
  );
}

/** SHA-256 of the file that ran. */
export function Hash({ sha256 }: Pick<EvaluatedModel, 'sha256'>): ReactElement | null {
  if (sha256 === null) return null;
  return (
    <span className="note">
      SHA-256 <code className="hash">{sha256}</code>
    </span>
  );
}

/** Where it ran, or that it did not. */
export function runsOn({
  kind,
  provider,
  precision,
}: Pick<EvaluatedModel, 'kind' | 'provider' | 'precision'>): string {
  if (kind === 'predictions') return 'predictions from a file';
  return [provider, precision].filter((part) => part !== null).join(', ');
}
