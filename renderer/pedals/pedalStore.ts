import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PedalState, RecognisedPress } from '../../common/pedalState';

interface PedalPageState {
  /** Null until main has told it. */
  readonly pedals: PedalState | null;
  /** The press that was recognised last; null before the first one. */
  readonly lastPress: RecognisedPress | null;
}

const pedalStore = createStore<PedalPageState>(() => ({ pedals: null, lastPress: null }));

/** Takes what main says about the pedals. */
export function takePedals(pedals: PedalState): void {
  pedalStore.setState({ pedals });
}

/** Takes a press that main recognised. */
export function takePress(lastPress: RecognisedPress): void {
  pedalStore.setState({ lastPress });
}

/** The pedals and what is bound to them. */
export function usePedals(): PedalState | null {
  return useStore(pedalStore, (state) => state.pedals);
}

/** The press that was recognised last. */
export function useLastPress(): RecognisedPress | null {
  return useStore(pedalStore, (state) => state.lastPress);
}
