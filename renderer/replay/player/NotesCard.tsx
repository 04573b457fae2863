import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { KeyHint } from '../../ui/KeyHint';
import { replayTime } from '../replayTime';
import { replayStore, useReplay } from '../replayStore';
import { addNote, control, removeNote } from './playerActions';

/** Bookmarks and notes of the recording; pressing one goes there. */
export function NotesCard() {
  const { t } = useTranslation('replay');
  const notes = useReplay((state) => state.content?.notes ?? noNotes);
  const isWriting = useReplay((state) => state.isWriting);
  return (
    <Card
      title={t('player.notes')}
      action={
        <button
          type="button"
          className="link-button small"
          aria-keyshortcuts="B"
          onClick={() => void addNote(null)}
        >
          {t('player.bookmark')} <KeyHint>B</KeyHint>
        </button>
      }
    >
      {isWriting && <NoteField />}
      {notes.length === 0 && !isWriting && <p className="small dim">{t('player.noNotes')}</p>}
      <ul className="note-list small">
        {notes.map(({ id, frameNumber, atMs, text }) => (
          <li key={id}>
            <button
              type="button"
              className="note-time figure"
              aria-label={t('player.goTo', { time: replayTime(atMs) })}
              onClick={() => control({ kind: 'seekFrame', frame: frameNumber })}
            >
              {replayTime(atMs)}
            </button>
            <span className="note-text">{text ?? t('player.bookmark')}</span>
            <button
              type="button"
              className="link-button dim"
              aria-label={t('player.removeNote', { time: replayTime(atMs) })}
              onClick={() => void removeNote(id)}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A line for a note at the frame on the screen. Escape gives it up. */
function NoteField() {
  const { t } = useTranslation('replay');
  const field = useRef<HTMLInputElement>(null);
  const atMs = useReplay((state) => state.shown?.atMs ?? 0);
  useEffect(() => field.current?.focus(), []);
  const close = (): void => replayStore.setState({ isWriting: false });
  return (
    <input
      ref={field}
      className="form-control"
      type="text"
      aria-label={t('player.note', { time: replayTime(atMs) })}
      placeholder={t('player.noteHint')}
      maxLength={500}
      onBlur={close}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.nativeEvent.stopImmediatePropagation();
          close();
        }
        if (event.key !== 'Enter') return;
        const text = event.currentTarget.value.trim();
        close();
        if (text !== '') void addNote(text);
      }}
    />
  );
}

const noNotes: readonly never[] = [];
