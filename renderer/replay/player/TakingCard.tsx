import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/Card';
import { KeyHint } from '../../ui/KeyHint';
import { useReplay } from '../replayStore';
import { ClipDialog } from './clips/ClipDialog';
import { openClip, useClip } from './clips/clipStore';
import type { ReplayScreen } from './replayScreen';
import { takeReplaySnapshot } from './replaySnapshots';

/** What is taken out of the recording as files: the picture on the screen, and clips. */
export function TakingCard({ screen }: { readonly screen: ReplayScreen }) {
  const { t } = useTranslation('replay');
  const hasPicture = useReplay((state) => state.shown !== null);
  const isOpen = useClip((state) => state.isOpen);
  return (
    <Card title={t('player.taking')} plain>
      <div className="taking-buttons">
        <button
          type="button"
          className="button"
          aria-keyshortcuts="S"
          disabled={!hasPicture}
          onClick={() => void takeReplaySnapshot(screen)}
        >
          <span>{t('clip.snapshot')}</span> <KeyHint>S</KeyHint>
        </button>
        <button
          type="button"
          className="button"
          aria-keyshortcuts="C"
          disabled={!hasPicture}
          onClick={openClip}
        >
          <ClipWord /> <KeyHint>C</KeyHint>
        </button>
      </div>
      {isOpen && <ClipDialog />}
    </Card>
  );
}

/** How far it is, where one is being made. */
function ClipWord() {
  const { t } = useTranslation('replay');
  const progress = useClip((state) => state.progress);
  if (progress === null) return <span>{t('clip.button')}</span>;
  return (
    <span className="figure">
      {t('clip.busyButton', { share: progress.done / progress.total })}
    </span>
  );
}
