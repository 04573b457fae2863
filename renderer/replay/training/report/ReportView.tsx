import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { SessionReport } from '../../../../common/training/trainingIpc';
import { dateTimeWord } from '../../../cases/caseTimeWords';
import { Button } from '../../../ui/Button';
import { ComparisonTable } from '../progress/ComparisonTable';
import { showPart, trainingStore } from '../trainingStore';
import { ReportItems } from './ReportItems';

/** What came of a finished session: its figures beside expert and AI, and every picture revealed. */
export function ReportView({ report }: { readonly report: SessionReport }) {
  const { t } = useTranslation('training');
  const { session, point, reveals, comparison } = report;
  const time = dateTimeWord(i18next.language, point.finishedAt);
  return (
    <main className="training-page" aria-label={t('report.title')} data-testid="report">
      <header className="training-head">
        <h2>{t('report.title')}</h2>
        <p className="dim">{t('report.finished', { name: point.exerciseName, time })}</p>
        {point.isExam && <p className="small">{t('report.exam')}</p>}
        <Button shortcut="Esc" onPress={() => trainingStore.setState({ report: null })}>
          {t('report.back')}
        </Button>
      </header>
      {session.skipped > 0 && (
        <p className="small">▲ {t('report.skipped', { count: session.skipped })}</p>
      )}
      <div className="training-two">
        <ComparisonTable comparison={comparison} isOwn />
        <ReportItems reveals={reveals} />
      </div>
      <div className="button-row training-section">
        <Button onPress={() => showPart('progress')}>{t('report.progress')}</Button>
      </div>
    </main>
  );
}
