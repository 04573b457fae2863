import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Blanking, nothingBlanked } from '../../common/blanking';
import type { AmpullaBridge } from '../../common/bridge';

const blankingStore = createStore<{ readonly blanking: Blanking }>(() => ({
  blanking: nothingBlanked,
}));

/** Follows what main blanks in stored pictures; returns the undo. */
export function followBlanking(bridge: AmpullaBridge): () => void {
  const show = (blanking: Blanking): void => blankingStore.setState({ blanking });
  const end = bridge.subscribe('blanking', show);
  // Without the answer the line says what is true of an unknown source, until the next change.
  bridge.invoke('blanking:state').then(show, () => undefined);
  return end;
}

/** What is blanked in stored pictures now, in a component. */
export function useBlanking(): Blanking {
  return useStore(blankingStore, (state) => state.blanking);
}
