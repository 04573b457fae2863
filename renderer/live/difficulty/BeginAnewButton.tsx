import { useTranslation } from 'react-i18next';
import type { DifficultyStatus } from '../../../common/difficulty';
import { KeyHint } from '../../ui/KeyHint';
import type { LiveController } from '../liveController';
import { useLive } from '../liveStore';
import { useIsAsked } from './beginAnew';

/** Forgets the estimate: another ampulla, or another look at this one. There while there is something to forget. */
export function BeginAnewButton({ controller }: { readonly controller: LiveController }) {
  const { t } = useTranslation('difficulty');
  const isThere = useLive(({ status }) => hasViews(status.difficulty));
  const isAsked = useIsAsked();
  if (!isThere) return null;
  return (
    <button
      type="button"
      className="begin-anew small"
      data-asked={isAsked}
      aria-keyshortcuts="N"
      onClick={() => controller.perform({ kind: 'beginAnew' })}
    >
      {t('beginAnew')}
      <KeyHint>N</KeyHint>
    </button>
  );
}

function hasViews(status: DifficultyStatus): boolean {
  return 'verdict' in status || ('acceptedFrames' in status && status.acceptedFrames > 0);
}
