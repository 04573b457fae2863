import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DifficultyLabel } from '../../../common/difficulty';
import type { DifficultySetup } from '../../../common/difficultySettings';

interface DifficultyState {
  /** How the estimate of difficulty is set up; null until main has told it. */
  readonly setup: DifficultySetup | null;
  /** The class whose evidence the newest attention map shows; null without a map. */
  readonly explains: DifficultyLabel | null;
}

/** What React shows of the difficulty beside its status. */
export const difficultyStore = createStore<DifficultyState>(() => ({
  setup: null,
  explains: null,
}));

/** The class whose evidence the attention map shows now, in a component; null without a map. */
export function useExplained(): DifficultyLabel | null {
  return useStore(difficultyStore, ({ explains }) => explains);
}

/** Whether the attention map takes the heatmap's place, in a component. */
export function useIsAttentionShown(): boolean {
  return useStore(difficultyStore, ({ setup }) => setup?.settings.showsAttention ?? false);
}

/** How the estimate is set up, in a component; null until main has told it. */
export function useDifficultySetup(): DifficultySetup | null {
  return useStore(difficultyStore, ({ setup }) => setup);
}
