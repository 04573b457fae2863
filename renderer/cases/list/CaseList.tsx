import './caseList.css';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../../common/language/explain';
import { CaseFilters } from './CaseFilters';
import { refreshCaseList, useCaseList, watchCaseList } from './caseListStore';
import { CaseTable } from './CaseTable';

/** The list of all cases: search, filters, and a row for each. */
export function CaseList() {
  const { t } = useTranslation('cases');
  useEffect(watchCaseList, []);
  return (
    <section className="case-list" aria-label={t('archive.list.title')}>
      <CaseFilters />
      <CaseListBody />
    </section>
  );
}

function CaseListBody() {
  const { t } = useTranslation('cases');
  const status = useCaseList((list) => list.status);
  const stored = useCaseList((list) => list.stored);
  const total = useCaseList((list) => list.total);
  if (status === 'failed') return <ListFailed />;
  if (status === 'loading')
    return <p className="case-list-state dim">{t('archive.list.loading')}</p>;
  if (stored === 0) {
    return (
      <div className="case-list-state">
        <h3>{t('archive.list.emptyStore')}</h3>
        <p className="dim">{t('archive.list.emptyStoreHint')}</p>
      </div>
    );
  }
  if (total === 0) {
    return (
      <div className="case-list-state">
        <h3>{t('archive.list.emptyAnswer')}</h3>
        <p className="dim">{t('archive.list.emptyAnswerHint', { stored })}</p>
      </div>
    );
  }
  return <CaseTable />;
}

function ListFailed() {
  const { t } = useTranslation('cases');
  const { t: sentences } = useTranslation('messages');
  const explanation = useCaseList((list) => list.explanation);
  if (explanation === null) return null;
  const { whatHappened, whatStillWorks, whatToDo } = explanationIn(sentences, explanation);
  return (
    <div className="case-list-state" role="alert">
      <h3>{whatHappened}</h3>
      <p className="dim">{whatStillWorks}</p>
      <p>{whatToDo}</p>
      <button type="button" className="button" onClick={refreshCaseList}>
        {t('archive.tryAgain')}
      </button>
    </div>
  );
}
