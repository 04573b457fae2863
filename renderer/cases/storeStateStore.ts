import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CaseStoreState } from '../../common/cases/caseStoreState';

/** How the store of the cases stands, as main says it. */
export const storeStateStore = createStore<{ readonly store: CaseStoreState }>(() => ({
  store: { state: 'opening' },
}));

/** How the store stands, in a component. */
export function useStoreState(): CaseStoreState {
  return useStore(storeStateStore, ({ store }) => store);
}
