import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreState } from '../storeStateStore';
import { StoreObstacle } from './StoreObstacle';

/** What needs an open store: shown where there is one, else what keeps it closed and what to do about it. */
export function StoreGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('cases');
  const store = useStoreState();
  if (store.state === 'ready') return children;
  if (store.state === 'readOnly') {
    return (
      <div className="store-gate">
        <p className="small store-banner" role="status">
          ▲ {t(`store.readOnly.${store.why}`)}
        </p>
        {children}
      </div>
    );
  }
  return (
    <div className="cases-scroll">
      <StoreObstacle store={store} />
    </div>
  );
}
