import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DifficultyStatus } from '../../../common/difficulty';

/** How long a first press waits for the second one. */
const waitsMs = 4000;

const askedStore = createStore<{ readonly isAsked: boolean }>(() => ({ isAsked: false }));
let forgets: ReturnType<typeof setTimeout> | undefined;

/** Whether a second press would forget the verdict, in a component. */
export function useIsAsked(): boolean {
  return useStore(askedStore, ({ isAsked }) => isAsked);
}

/**
 * Whether a press may forget what was estimated. A verdict on the ampulla before the first contact cannot be had
 * again, so that it takes a second press; everything else comes back by looking.
 */
export function mayBeginAnew({ state }: DifficultyStatus): boolean {
  const { isAsked } = askedStore.getState();
  clearTimeout(forgets);
  const mayGo = state !== 'frozen' || isAsked;
  askedStore.setState({ isAsked: !mayGo });
  if (!mayGo) forgets = setTimeout(() => askedStore.setState({ isAsked: false }), waitsMs);
  return mayGo;
}
