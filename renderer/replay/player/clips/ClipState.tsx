import { useTranslation } from 'react-i18next';
import type { ClipProgress } from '../../../../common/recordings/clipIpc';
import { Trouble } from '../../../cases/Trouble';
import { lengthWord } from '../../replayTime';
import { showClip, stopClip, useClip } from './clipStore';

/** How far the clip is, and what came of it. */
export function ClipState() {
  const { t } = useTranslation('replay');
  const isRunning = useClip((state) => state.isRunning);
  const answer = useClip((state) => state.answer);
  if (isRunning) return <Making />;
  if (answer === null) return null;
  if (!answer.isDone) return <Trouble explanation={answer.explanation} />;
  const outcome = answer.value;
  if (outcome.result === 'cancelled') {
    return (
      <p className="small dim" role="status">
        {t('clip.cancelled')}
      </p>
    );
  }
  const { name, frames } = outcome;
  return (
    <div className="clip-state" role="status">
      <p className="small">✓ {t('clip.done', { name, count: frames })}</p>
      <button type="button" className="button" onClick={showClip}>
        {t('clip.show')}
      </button>
    </div>
  );
}

function Making() {
  const { t } = useTranslation('replay');
  const progress = useClip((state) => state.progress);
  return (
    <div className="clip-state">
      {progress === null ? (
        <p className="small dim">{t('clip.preparing')}</p>
      ) : (
        <Bar {...progress} />
      )}
      <button type="button" className="button" onClick={stopClip}>
        {t('clip.stop')}
      </button>
    </div>
  );
}

function Bar({ done, total, remainingMs }: ClipProgress) {
  const { t } = useTranslation('replay');
  const left = remainingMs === null ? [] : [t('clip.remaining', { time: lengthWord(remainingMs) })];
  return (
    <>
      <progress value={done} max={total} aria-label={t('clip.title')} />
      <p className="small figure">
        {[t('clip.working', { share: done / total }), ...left].join(' · ')}
      </p>
    </>
  );
}
