import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '../../../../common/training/reference';
import { Trouble } from '../../../cases/Trouble';
import { Card } from '../../../ui/Card';
import { KeyHint } from '../../../ui/KeyHint';
import { replayTime } from '../../replayTime';
import { useReplay } from '../../replayStore';
import { loadOverview } from '../../training/trainingActions';
import { useTraining } from '../../training/trainingStore';
import { control } from '../playerActions';
import {
  beginReference,
  loadReferences,
  removeReference,
  restoreReference,
} from './referenceActions';
import { ReferenceForm } from './ReferenceForm';
import { forgetReferences, useReferences } from './referenceStore';

/** What experts hold to be true of single frames. Nobody else sees it: it is what trainees are to find. */
export function ReferenceCard() {
  const mayMake = useTraining(({ overview }) => overview?.may.makeReference ?? false);
  const recordingId = useReplay((state) => state.recordingId);
  useEffect(() => void loadOverview(), []);
  useEffect(() => {
    if (mayMake && recordingId !== null) void loadReferences(recordingId);
    return () => forgetReferences(null);
  }, [mayMake, recordingId]);
  return mayMake ? <References /> : null;
}

function References() {
  const { t } = useTranslation('training');
  const references = useReferences((state) => state.references);
  const isDrawing = useReferences((state) => state.drawn !== null);
  const trouble = useReferences((state) => state.trouble);
  if (isDrawing) return <ReferenceForm />;
  return (
    <Card
      title={t('reference.title')}
      action={
        <button
          type="button"
          className="link-button small"
          aria-keyshortcuts="R"
          onClick={beginReference}
        >
          {t('reference.add')} <KeyHint>R</KeyHint>
        </button>
      }
    >
      {trouble !== null && <Trouble explanation={trouble} />}
      {references.length === 0 && <p className="small dim">{t('reference.none')}</p>}
      <ul className="note-list small">
        {references.map((reference) => (
          <Entry key={reference.id} reference={reference} />
        ))}
      </ul>
      <Removed />
    </Card>
  );
}

function Entry({ reference }: { readonly reference: Reference }) {
  const { t } = useTranslation('training');
  const replay = useTranslation('replay');
  const { atMs, frameNumber, difficulty, papillaType, view } = reference;
  const time = replayTime(atMs);
  const words = [
    ...(difficulty === null ? [] : [t(`session.class.${difficulty}`)]),
    ...(papillaType === null ? [] : [papillaType]),
    ...(view === null ? [] : [t(`progress.view.${view}`)]),
  ];
  return (
    <li data-testid="reference">
      <button
        type="button"
        className="note-time figure"
        aria-label={replay.t('player.goTo', { time })}
        onClick={() => control({ kind: 'seekFrame', frame: frameNumber })}
      >
        {time}
      </button>
      <span className="note-text">{words.join(' · ')}</span>
      <button
        type="button"
        className="link-button dim"
        aria-label={t('reference.remove', { time })}
        onClick={() => void removeReference(reference)}
      >
        ✕
      </button>
    </li>
  );
}

function Removed() {
  const { t } = useTranslation('training');
  const removed = useReferences((state) => state.removed);
  if (removed === null) return null;
  return (
    <p className="small" role="status">
      {t('reference.removed', { time: replayTime(removed.atMs) })}{' '}
      <button type="button" className="link-button" onClick={() => void restoreReference()}>
        {t('undo')}
      </button>
    </p>
  );
}
