import './casePage.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '../../../common/cases/caseDetail';
import { closeCase } from '../casesPageStore';
import { dateTimeWord } from '../caseTimeWords';
import { ExportButton } from '../exports/ExportButton';
import { useMay } from '../peopleStore';
import { StageMark } from '../StageMark';
import { Trouble } from '../Trouble';
import { AiVerdictCard } from './AiVerdictCard';
import { EventList } from './EventList';
import { FieldsCard } from './FieldsCard';
import { FiguresCard } from './FiguresCard';
import { FollowUpCard } from './FollowUpCard';
import { HistoryCard } from './HistoryCard';
import { loadCase, undoChange, useOpenCase } from './openCaseStore';
import { PicturesCard } from './PicturesCard';
import { RemoveCase } from './RemoveCase';
import { SignOff } from './SignOff';
import { TimeAxis } from './TimeAxis';

/** Everything of one case: what happened, what follows from it, and what can still be said about it. */
export function CasePage({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const detail = useOpenCase((state) => state.detail);
  const explanation = useOpenCase((state) => state.explanation);
  useEffect(() => void loadCase(caseId), [caseId]);
  return (
    <div className="case-page cases-scroll">
      <div className="case-page-head">
        <button type="button" className="button" aria-keyshortcuts="Escape" onClick={closeCase}>
          ‹ {t('archive.page.back')}
        </button>
        {detail !== null && <CaseHead detail={detail} />}
      </div>
      {explanation !== null && <Trouble explanation={explanation} />}
      {detail !== null && <CaseContent detail={detail} />}
      {detail === null && explanation === null && (
        <p className="dim">{t('archive.page.loading')}</p>
      )}
    </div>
  );
}

function CaseHead({ detail: { summary, mayCorrect } }: { readonly detail: CaseDetail }) {
  const { t, i18n } = useTranslation('cases');
  const hasUndo = useOpenCase((state) => state.undos.length > 0);
  const mayRemove = useMay('deleteCase');
  const maySignOff = useMay('signOff');
  return (
    <>
      <div className="case-page-title">
        <h2>{summary.fields.pseudonym}</h2>
        <p className="small dim">
          <StageMark stage={summary.stage} /> {t(`terms.stage.${summary.stage}`)} ·{' '}
          {dateTimeWord(i18n.language, summary.startedAt)}
          {summary.amendments > 0 &&
            ` · ${t('archive.page.amendments', { count: summary.amendments })}`}
        </p>
      </div>
      <div className="button-row case-page-actions">
        {mayCorrect && (
          <button
            type="button"
            className="button"
            disabled={!hasUndo}
            onClick={() => void undoChange()}
          >
            {t('archive.page.undo')}
          </button>
        )}
        <ExportButton scope={{ scope: 'case', caseId: summary.caseId }} count={1} />
        {maySignOff && summary.stage === 'ended' && <SignOff />}
        {mayRemove && summary.stage !== 'running' && <RemoveCase caseId={summary.caseId} />}
      </div>
    </>
  );
}

function CaseContent({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const { summary } = detail;
  const maySay = useMay('correctEvents');
  return (
    <>
      {summary.stage === 'running' && <p className="small dim">{t('archive.page.running')}</p>}
      {summary.stage !== 'running' && !maySay && (
        <p className="small dim">{t('archive.page.readOnly')}</p>
      )}
      <TimeAxis detail={detail} />
      <div className="case-page-columns">
        <div className="case-page-column">
          <EventList detail={detail} />
          <PicturesCard caseId={summary.caseId} />
          <HistoryCard detail={detail} />
        </div>
        <div className="case-page-column">
          <FiguresCard summary={summary} />
          <AiVerdictCard summary={summary} />
          {summary.stage !== 'running' && (
            <FollowUpCard key={JSON.stringify(summary.followUp)} detail={detail} />
          )}
        </div>
      </div>
      <FieldsCard detail={detail} />
    </>
  );
}
