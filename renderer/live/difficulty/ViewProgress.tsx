import { useTranslation } from 'react-i18next';
import { adviceWords, type Counting } from './difficultyWords';
import { DifficultyHead } from './DifficultyHead';
import { Meter } from './Meter';

/** How many good views there are, and what the next one lacks. Nothing of an estimate: there is none yet. */
export function ViewProgress({ status }: { readonly status: Counting }) {
  const { t } = useTranslation('difficulty');
  const { neededFrames, missing } = status;
  const accepted = Math.min(status.acceptedFrames, neededFrames);
  const shape = missing === null ? 'squareHalf' : 'squareOutline';
  return (
    <>
      <DifficultyHead
        shape={shape}
        tone="ai"
        word={t('views', { accepted, needed: neededFrames })}
      />
      <Meter share={accepted / neededFrames} />
      <p className="difficulty-advice" data-missing={missing ?? 'none'}>
        {adviceWords(t, status)}
      </p>
    </>
  );
}
