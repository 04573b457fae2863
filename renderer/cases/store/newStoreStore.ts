import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The recovery key of a store that was just made, until somebody says that it is kept; only here and never stored. */
export const newStoreStore = createStore<{ readonly recoveryKey: string | null }>(() => ({
  recoveryKey: null,
}));

/** The recovery key that is still to be kept, in a component. */
export function useUnkeptKey(): string | null {
  return useStore(newStoreStore, ({ recoveryKey }) => recoveryKey);
}
