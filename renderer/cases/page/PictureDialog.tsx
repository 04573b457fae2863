import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePictureEntry } from '../../../common/cases/casePicture';
import { ask } from '../ask';
import { clockWord, timeWord } from '../caseTimeWords';
import { CasePicture } from './CasePicture';

interface PictureDialogProps {
  readonly caseId: string;
  readonly picture: CasePictureEntry;
  readonly onClose: () => void;
}

/** As wide as pictures of a console are. */
const fullWidthPx = 1920;

/** One snapshot as large as there is room, and where its file lies. Escape closes it. */
export function PictureDialog({ caseId, picture, onClose }: PictureDialogProps) {
  const { t } = useTranslation('cases');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { key, takenAt, frameId, sinceApproachMs } = picture;
  const words = [
    sinceApproachMs !== null && clockWord(sinceApproachMs),
    timeWord(takenAt),
    t('archive.events.frame', { frameId }),
  ].filter((word) => word !== false);
  return (
    <dialog
      ref={dialog}
      className="case-dialog picture-dialog"
      aria-label={t('archive.pictures.named', { time: timeWord(takenAt) })}
      onClose={onClose}
    >
      <CasePicture caseId={caseId} picture={picture} widthPx={fullWidthPx} />
      <div className="button-row">
        <p className="small dim figure">{words.join(' · ')}</p>
        <button
          type="button"
          className="button"
          onClick={() => void ask(window.ampulla.invoke('cases:revealPicture', caseId, key))}
        >
          {t('archive.pictures.reveal')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('archive.close')}
        </button>
      </div>
    </dialog>
  );
}
