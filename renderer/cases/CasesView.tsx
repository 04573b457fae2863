import './casesView.css';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../common/assertNever';
import { casesViews, type CasesView as View, showCasesView, useCasesPage } from './casesPageStore';
import { Dashboard } from './dashboard/Dashboard';
import { CaseList } from './list/CaseList';
import { CasePage } from './page/CasePage';
import { PeopleView } from './people/PeopleView';
import { SignInNotice } from './people/SignInNotice';
import { usePeople } from './peopleStore';
import { KeepRecoveryKey } from './store/KeepRecoveryKey';
import { useUnkeptKey } from './store/newStoreStore';
import { StoreGate } from './store/StoreGate';
import { StoreView } from './store/StoreView';

/** The page of cases without its small picture: list and case, dashboard, people, store. */
export function CasesView() {
  const { t } = useTranslation('cases');
  const current = useCasesPage((state) => state.view);
  return (
    <main className="cases-view">
      <nav className="cases-nav" aria-label={t('archive.pages.label')}>
        {casesViews.map((view) => (
          <button
            key={view}
            type="button"
            className="cases-nav-entry"
            aria-current={view === current ? 'page' : false}
            onClick={() => showCasesView(view)}
          >
            {t(`archive.pages.${view}`)}
          </button>
        ))}
      </nav>
      <ViewOf view={current} />
    </main>
  );
}

/**
 * The store has its own view in every state; the others need it open, and someone signed in who may look. A recovery
 * key that nobody kept yet comes before everything: it is shown only now.
 */
function ViewOf({ view }: { readonly view: View }) {
  const isLocked = usePeople((state) => state.isLocked);
  const unkeptKey = useUnkeptKey();
  if (unkeptKey !== null) {
    return (
      <div className="cases-scroll">
        <KeepRecoveryKey recoveryKey={unkeptKey} />
      </div>
    );
  }
  if (view === 'store') return <StoreView />;
  return <StoreGate>{isLocked ? <SignInNotice /> : <OpenView view={view} />}</StoreGate>;
}

function OpenView({ view }: { readonly view: Exclude<View, 'store'> }) {
  const caseId = useCasesPage((state) => state.caseId);
  switch (view) {
    case 'list':
      return caseId === null ? <CaseList /> : <CasePage key={caseId} caseId={caseId} />;
    case 'dashboard':
      return <Dashboard />;
    case 'people':
      return <PeopleView />;
    default:
      return assertNever(view, 'view');
  }
}
