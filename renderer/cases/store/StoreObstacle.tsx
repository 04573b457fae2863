import './store.css';
import { useTranslation } from 'react-i18next';
import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import { assertNever } from '../../../common/assertNever';
import { CreateStore } from './CreateStore';
import { FailedStore } from './FailedStore';
import { LockedStore } from './LockedStore';

type Obstacle = Exclude<CaseStoreState, { readonly state: 'ready' | 'readOnly' }>;

/** Why there is no open store, and the way out of it. */
export function StoreObstacle({ store }: { readonly store: Obstacle }) {
  const { t } = useTranslation('cases');
  switch (store.state) {
    case 'opening':
      return <p className="dim">{t('store.opening')}</p>;
    case 'none':
      return <CreateStore needsPassphrase={store.needsPassphrase} />;
    case 'locked':
      return <LockedStore why={store.why} />;
    case 'away':
      return (
        <section className="cases-stack" role="status">
          <h2>{t('store.away')}</h2>
          <p className="dim cases-words">{t('store.awayHint', { count: store.waitingEvents })}</p>
        </section>
      );
    case 'failed':
      return <FailedStore store={store} />;
    default:
      return assertNever(store, 'state of the store');
  }
}
