import './picturesCard.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type { CasePictureEntry } from '../../../common/cases/casePicture';
import { Card } from '../../ui/Card';
import { ask } from '../ask';
import { clockWord, timeWord } from '../caseTimeWords';
import { Trouble } from '../Trouble';
import { PictureDialog } from './PictureDialog';
import { CasePicture } from './CasePicture';

/** The snapshots that were taken while the case ran, with their place on its clock; nothing where there are none. */
export function PicturesCard({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const [answer, setAnswer] = useState<ArchiveAnswer<readonly CasePictureEntry[]> | null>(null);
  const [opened, setOpened] = useState<CasePictureEntry | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask(window.ampulla.invoke('cases:pictures', caseId)).then((made) => {
      if (isWanted) setAnswer(made);
    });
    return () => {
      isWanted = false;
    };
  }, [caseId]);
  if (answer === null || (answer.isDone && answer.value.length === 0)) return null;
  return (
    <Card title={t('archive.pictures.title')}>
      {!answer.isDone && <Trouble explanation={answer.explanation} />}
      {answer.isDone && (
        <ul className="case-pictures">
          {answer.value.map((picture) => (
            <li key={picture.key}>
              <button type="button" className="case-picture" onClick={() => setOpened(picture)}>
                <CasePicture caseId={caseId} picture={picture} widthPx={thumbnailWidthPx} />
                <span className="small figure">
                  {picture.sinceApproachMs !== null && `${clockWord(picture.sinceApproachMs)} · `}
                  <span className="dim">{timeWord(picture.takenAt)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {opened !== null && (
        <PictureDialog caseId={caseId} picture={opened} onClose={() => setOpened(null)} />
      )}
    </Card>
  );
}

/** Sharp on a screen of twice the usual density. */
const thumbnailWidthPx = 480;
