import { useTranslation } from 'react-i18next';
import { Trouble } from '../Trouble';
import { showExport, stopExport, useExport } from './exportStore';

/** How far the export is, and what came of it. */
export function ExportState() {
  const { t } = useTranslation('cases');
  const isRunning = useExport((state) => state.isRunning);
  const progress = useExport((state) => state.progress);
  const answer = useExport((state) => state.answer);
  if (isRunning && progress !== null) {
    const { done, total } = progress;
    return (
      <div className="export-state" role="status">
        <progress value={done} max={total} />
        <p className="small">{t('exports.progress', { done: done + 1, total })}</p>
        <button type="button" className="button" onClick={stopExport}>
          {t('exports.stop')}
        </button>
      </div>
    );
  }
  if (answer === null) return null;
  if (!answer.isDone) return <Trouble explanation={answer.explanation} />;
  const outcome = answer.value;
  if (outcome.result === 'cancelled') {
    return (
      <p className="small dim" role="status">
        {t('exports.cancelled')}
      </p>
    );
  }
  const { name, cases, withheldPictures } = outcome;
  return (
    <div className="export-state" role="status">
      <p className="small">✓ {t('exports.done', { name, count: cases })}</p>
      {withheldPictures > 0 && (
        <p className="small dim">{t('exports.withheld', { count: withheldPictures })}</p>
      )}
      <button type="button" className="button" onClick={showExport}>
        {t('exports.show')}
      </button>
    </div>
  );
}
