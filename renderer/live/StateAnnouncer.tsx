import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stateWords } from './difficulty/difficultyWords';
import { useLive } from './liveStore';

/** A state that passes sooner is not read out: on a slow machine the AI's changes every second. */
const settledAfterMs = 1500;

/** Reads the states of source, AI and difficulty out by screen readers, once they have settled; nothing to see. */
export function StateAnnouncer() {
  const { t } = useTranslation('live');
  const source = useLive((state) => state.status.source.state);
  const ai = useLive((state) => state.status.ai.state);
  const difficulty = useTranslation('difficulty');
  const estimate = useLive((state) => stateWords(difficulty.t, state.status.difficulty));
  const words = `${t('source.title')}: ${t(`source.state.${source}`)}. ${t('ai.title')}: ${t(`ai.state.${ai}`)}. ${difficulty.t('title')}: ${estimate}.`;
  return (
    <p className="visually-hidden" role="status">
      {useSettled(words)}
    </p>
  );
}

/** The newest words that stood unchanged for a while. */
function useSettled(words: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), settledAfterMs);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
