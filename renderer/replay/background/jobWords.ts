import type { BackgroundJob } from '../../../common/recordings/backgroundJob';
import type { Words } from '../../../common/language/translation';

const msPerMinute = 60_000;

/** How a job stands, in a few words. */
export function stateWord(t: Words<'background'>, job: BackgroundJob): string {
  const { state, share, phase, heldBy } = job;
  switch (state) {
    case 'held':
      return t(heldBy === 'case' ? 'state.heldByCase' : 'state.heldByRecording');
    case 'paused':
      return t('state.paused', { share });
    case 'running':
      if (phase === null) return t('state.starting');
      return phase === 'looking' ? t('state.looking') : runningWord(t, job);
    case 'waiting':
    case 'failed':
    case 'done':
      return t(`state.${state}`);
  }
}

function runningWord(t: Words<'background'>, { share, remainingMs }: BackgroundJob): string {
  const done = t('state.running', { share });
  return remainingMs === null ? done : `${done} · ${remainingWord(t, remainingMs)}`;
}

/** How long it still takes, roundly. Unit: ms. */
function remainingWord(t: Words<'background'>, remainingMs: number): string {
  if (remainingMs < msPerMinute) return t('remainingSeconds');
  return t('remainingMinutes', { count: Math.ceil(remainingMs / msPerMinute) });
}

/** What a job is about. @param time when the recording began; null where that is clear already */
export function titleWord(
  t: Words<'background'>,
  { kind, fileName, packId, state }: BackgroundJob,
  time: string | null,
): string {
  if (kind === 'import') {
    return t(state === 'done' ? 'imported' : 'importing', { name: fileName ?? '' });
  }
  const pack = packId ?? '';
  return time === null ? t('predicting', { pack }) : t('predictingOf', { pack, time });
}
