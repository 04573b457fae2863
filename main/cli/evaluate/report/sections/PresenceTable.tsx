import type { ReactElement } from 'react';
import type { Estimate } from '../../../../../common/metrics/statistics';
import type { DatasetEvaluation, ModelEvaluation, Presence } from '../../dataset/evaluation';
import { DataTable } from '../document/DataTable';
import { chapterTitles } from '../document/chapters';
import { Section } from '../document/Section';
import { counted, decimal, noFigure, percent } from '../format';

const columns = [
  { label: 'model', isNumeric: false },
  { label: 'peak threshold', isNumeric: true },
  { label: 'targets shown', note: 'images with a target', isNumeric: true },
  { label: 'shown in error', note: 'images without a target', isNumeric: true },
  { label: 'the same a minute', note: 'at 25 pictures a second', isNumeric: true },
];

/** What showing nothing below the peak threshold costs. */
export function PresenceTable({ models }: Pick<DatasetEvaluation, 'models'>): ReactElement {
  return (
    <Section id="presence" title={chapterTitles.presence} files={['figures.csv']}>
      <p>
        A model shows nothing where the peak of its mask is below its threshold.{' '}
        <strong>These are single pictures without temporal logic:</strong> the rate a minute is what
        a video of nothing but such pictures would give if every one of them counted. In the
        application a mark must last for several predictions before it appears; what that leaves is
        measured on video.
      </p>
      <DataTable caption="Presence, on single pictures" columns={columns}>
        <tbody>
          {models.map((evaluation, index) => (
            <PresenceRow key={index} evaluation={evaluation} />
          ))}
        </tbody>
      </DataTable>
    </Section>
  );
}

function PresenceRow({ evaluation }: { readonly evaluation: ModelEvaluation }): ReactElement {
  const { model, presence } = evaluation;
  return (
    <tr>
      <th scope="row">{model.id}</th>
      {presence === null ? (
        <td colSpan={4}>always shows a box: it says nothing about presence</td>
      ) : (
        <PresenceCells presence={presence} />
      )}
    </tr>
  );
}

function PresenceCells({ presence }: { readonly presence: Presence }): ReactElement {
  const { peakThreshold, recall, falsePositiveShare, falsePositivesPerMinute } = presence;
  return (
    <>
      <td className="numeric">{decimal(peakThreshold, 2)}</td>
      <EstimateCell estimate={recall} format={percent} hasCount />
      <EstimateCell estimate={falsePositiveShare} format={percent} hasCount />
      <EstimateCell estimate={falsePositivesPerMinute} format={(rate) => decimal(rate, 1)} />
    </>
  );
}

function EstimateCell(props: {
  readonly estimate: Estimate | null;
  readonly format: (value: number) => string;
  readonly hasCount?: boolean;
}): ReactElement {
  const { estimate, format, hasCount = false } = props;
  if (estimate === null) {
    return (
      <td className="numeric">
        {noFigure}
        <span className="note">no such images</span>
      </td>
    );
  }
  return (
    <td className="numeric">
      {format(estimate.mean)}
      <span className="note">
        {format(estimate.low)} to {format(estimate.high)}
      </span>
      {hasCount && <span className="note">of {counted(estimate.count, 'image')}</span>}
    </td>
  );
}
