import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveController } from '../../live/liveController';
import { eventWords } from './caseWords';
import type { TextEvent, TextPayload } from './eventText';
import { stopWriting } from './liveCaseStore';

/** As the fields of the case. */
const savedAfterMs = 1200;
/** As the schema of events has it. */
const longestText = 4000;

interface EventTextProps {
  readonly controller: LiveController;
  readonly event: TextEvent;
}

/**
 * A line of words for one event. It saves itself when nobody types for a moment and when it closes; pedals and buttons
 * log the next event meanwhile.
 */
export function EventText({ controller, event }: EventTextProps) {
  const { t } = useTranslation('cases');
  const { payload, ordinal, id } = event;
  const [text, setText] = useState(payload.text);
  useSavedText(payload, text, (said) => {
    void controller.call('case:replace', id, said, 'ui');
  });
  return (
    <input
      className="form-control event-text-field"
      type="text"
      aria-label={t('live.text.label', { event: eventWords(t, payload, ordinal) })}
      placeholder={t('live.text.hint')}
      value={text}
      maxLength={longestText}
      autoFocus
      autoComplete="off"
      onChange={({ target }) => setText(target.value)}
      onKeyDown={({ key, nativeEvent }) => {
        // Enter also takes a syllable that is being composed.
        if (key === 'Enter' && !nativeEvent.isComposing) stopWriting();
      }}
    />
  );
}

/** Saves words that are others than those that are saved, after a pause and at the end. */
function useSavedText(
  payload: TextPayload,
  text: string,
  save: (payload: TextPayload) => void,
): void {
  const saved = useRef(payload.text);
  const saveNow = (): void => {
    if (text === saved.current) return;
    saved.current = text;
    save({ ...payload, text });
  };
  const newest = useRef(saveNow);
  useEffect(() => {
    newest.current = saveNow;
  });
  useEffect(() => {
    const timer = window.setTimeout(() => newest.current(), savedAfterMs);
    return () => window.clearTimeout(timer);
  }, [text]);
  useEffect(() => () => newest.current(), []);
}
