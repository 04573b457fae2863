import '../session/session.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveAnswer } from '../../../../common/cases/archiveAnswer';
import type { ItemPicture, SessionReport } from '../../../../common/training/trainingIpc';
import { ask } from '../../../cases/ask';
import { Trouble } from '../../../cases/Trouble';
import { RevealedMarks } from '../session/RevealedMarks';

interface ReportPictureProps {
  readonly report: SessionReport;
  /** Place among the revealed items. */
  readonly item: number;
}

/** One picture of a finished session with everything that was said of it. */
export function ReportPicture({ report, item }: ReportPictureProps) {
  return <OneReportPicture key={item} report={report} item={item} />;
}

function OneReportPicture({ report, item }: ReportPictureProps) {
  const { t } = useTranslation('training');
  const reveal = report.reveals[item];
  const answer = usePicture(report.session.sessionId, reveal?.item ?? 0);
  if (reveal === undefined) return null;
  return (
    <main
      className="training-stage"
      aria-label={t('reveal.of', { place: item + 1 })}
      data-testid="report-picture"
    >
      {answer === null && <p className="training-words dim">{t('session.loading')}</p>}
      {answer?.isDone === false && (
        <div className="training-words">
          <Trouble explanation={answer.explanation} />
        </div>
      )}
      {answer?.isDone === true && (
        <>
          <img src={answer.value.address} alt={t('reveal.picture')} draggable={false} />
          <RevealedMarks picture={answer.value} reveal={reveal} />
        </>
      )}
    </main>
  );
}

/** The picture of a revealed item; null while it comes. */
function usePicture(sessionId: string, item: number): ArchiveAnswer<ItemPicture> | null {
  const [answer, setAnswer] = useState<ArchiveAnswer<ItemPicture> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask(window.ampulla.invoke('training:picture', sessionId, item)).then((came) => {
      if (isWanted) setAnswer(came);
    });
    return () => {
      isWanted = false;
    };
  }, [sessionId, item]);
  return answer;
}
