import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePictureEntry } from '../../../common/cases/casePicture';
import { ask } from '../ask';
import { timeWord } from '../caseTimeWords';

interface CasePictureProps {
  readonly caseId: string;
  readonly picture: CasePictureEntry;
  /** It is decoded at most so wide. Unit: px. */
  readonly widthPx: number;
}

/** A snapshot of a case; in words where its file is gone. */
export function CasePicture({ caseId, picture, widthPx }: CasePictureProps) {
  const { t } = useTranslation('cases');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isGone, setGone] = useState(false);
  const { key, takenAt } = picture;
  useEffect(() => {
    let isWanted = true;
    void decoded(caseId, key, widthPx).then((image) => {
      if (isWanted && image === null) setGone(true);
      if (isWanted && image !== null && canvas.current !== null) draw(canvas.current, image);
      image?.close();
    });
    return () => {
      isWanted = false;
    };
  }, [caseId, key, widthPx]);
  if (isGone)
    return <span className="small dim case-picture-gone">{t('archive.pictures.gone')}</span>;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={t('archive.pictures.named', { time: timeWord(takenAt) })}
    />
  );
}

/** Null where the file is gone or is no picture. */
async function decoded(caseId: string, key: string, widthPx: number): Promise<ImageBitmap | null> {
  const answer = await ask(window.ampulla.invoke('cases:picture', caseId, key));
  if (!answer.isDone || answer.value === null) return null;
  const file = new Blob([new Uint8Array(answer.value)], { type: 'image/png' });
  return createImageBitmap(file, { resizeWidth: widthPx, resizeQuality: 'medium' }).catch(
    () => null,
  );
}

function draw(canvas: HTMLCanvasElement, image: ImageBitmap): void {
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
}
