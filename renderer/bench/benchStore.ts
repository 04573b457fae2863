import { createStore } from 'zustand/vanilla';

/** The phase that a bench measures now; null in the application as people use it. */
export const benchStore = createStore<{ readonly phase: string | null }>(() => ({ phase: null }));
