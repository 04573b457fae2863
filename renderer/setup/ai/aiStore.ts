import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AiSetup } from '../../../common/aiSetup';

const aiStore = createStore<{ readonly setup: AiSetup | null }>(() => ({ setup: null }));

/** Takes over how main has set up the AI. */
export function showAiSetup(setup: AiSetup): void {
  aiStore.setState({ setup });
}

/** How the AI is set up, in a component; null until main has told it. */
export function useAiSetup(): AiSetup | null {
  return useStore(aiStore, ({ setup }) => setup);
}
