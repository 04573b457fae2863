import './quietNoteLine.css';
import { useTranslation } from 'react-i18next';
import type { QuietNote } from '../../common/actions';
import { caseNoteWords } from '../cases/live/caseWords';
import type { Words } from '../../common/language/translation';
import { useNote } from './noteStore';

/** What was just done by pedal or key, quietly, in the bar above the picture; read out by screen readers. */
export function QuietNoteLine() {
  const { t } = useTranslation(['pedal', 'snapshot']);
  const cases = useTranslation('cases');
  const note = useNote();
  return (
    <p className="quiet-note" role="status" data-testid="note">
      {note !== null &&
        (note.kind === 'case' ? caseNoteWords(cases.t, note.note) : noteWords(t, note))}
    </p>
  );
}

const savedWords = { ready: 'saved', watching: 'savedEarly', tooLarge: 'savedTooLarge' } as const;

function noteWords(
  t: Words<['pedal', 'snapshot']>,
  note: Exclude<QuietNote, { kind: 'case' }>,
): string {
  switch (note.kind) {
    case 'marked':
      return t('note.marked', { frame: note.frameId });
    case 'nothingToMark':
      return t('note.nothingToMark');
    case 'noAttentionMap':
      return t('note.noAttentionMap');
    case 'snapshotSaved':
      return t(`snapshot:${savedWords[note.blanking]}`, { time: note.time });
    case 'nothingToStore':
      return t('snapshot:nothing');
    case 'snapshotBusy':
      return t('snapshot:busy');
  }
}
