import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { DifficultySetup } from '../../../common/difficultySettings';

/** How the estimate of difficulty is set up; null until main has told it. */
export const difficultyStore = createStore<{ readonly setup: DifficultySetup | null }>(() => ({
  setup: null,
}));

/** Whether the attention map takes the heatmap's place, in a component. */
export function useIsAttentionShown(): boolean {
  return useStore(difficultyStore, ({ setup }) => setup?.settings.showsAttention ?? false);
}

/** Reads {@link difficultyStore} in a component. */
export function useDifficultySetup(): DifficultySetup | null {
  return useStore(difficultyStore, ({ setup }) => setup);
}
