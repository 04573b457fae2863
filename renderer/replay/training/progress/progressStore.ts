import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ErrorExplanation } from '../../../../common/language/messageWords';
import type { ConsentKind } from '../../../../common/training/consent';
import type { LearnerId } from '../../../../common/training/exercise';
import type { Learner, LearnerProgress } from '../../../../common/training/trainingIpc';
import { ask } from '../../../cases/ask';
import { trainingStore } from '../trainingStore';

interface ProgressState {
  /** Oneself, and who lets teachers look. */
  readonly learners: readonly Learner[];
  /** Whose progress is to be seen; null: one's own. */
  readonly chosen: LearnerId | null;
  /** Null while it is gathered, and where it cannot be seen. */
  readonly progress: LearnerProgress | null;
  readonly trouble: ErrorExplanation | null;
  /** Where the last export lies. */
  readonly exported: string | null;
}

/** Progress on the page. */
export const progressStore = createStore<ProgressState>(() => ({
  ...{ learners: [], chosen: null, progress: null, trouble: null, exported: null },
}));

/** Reads a part of {@link progressStore} in a component. */
export function useProgress<Part>(select: (state: ProgressState) => Part): Part {
  return useStore(progressStore, select);
}

/** Gathers the progress of who was chosen; of nobody else where that is not allowed any more. */
export async function loadProgress(ownId: LearnerId): Promise<void> {
  const learners = await ask(window.ampulla.invoke('training:learners'));
  if (learners.isDone) progressStore.setState({ learners: learners.value });
  const { chosen, learners: known } = progressStore.getState();
  const isKnown = known.some(({ id }) => id === chosen);
  const wanted = isKnown && chosen !== null ? chosen : ownId;
  if (!isKnown) progressStore.setState({ chosen: null });
  const answer = await ask(window.ampulla.invoke('training:progress', wanted));
  if ((progressStore.getState().chosen ?? ownId) !== wanted) return;
  if (answer.isDone) progressStore.setState({ progress: answer.value, trouble: null });
  else progressStore.setState({ progress: null, trouble: answer.explanation });
}

/** Shows another learner's progress. */
export function chooseLearner(chosen: LearnerId, ownId: LearnerId): void {
  progressStore.setState({ chosen, progress: null, exported: null });
  void loadProgress(ownId);
}

/** Allows something, or takes it back. */
export async function setConsent(kind: ConsentKind, isGiven: boolean): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:setConsent', kind, isGiven));
  if (!answer.isDone) {
    progressStore.setState({ trouble: answer.explanation });
    return;
  }
  trainingStore.setState(({ overview }) => ({
    overview: overview === null ? null : { ...overview, consents: answer.value },
  }));
}

/** Stores what is shown as CSV, where a dialog of the system says. */
export async function exportCsv(learnerId: LearnerId): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:exportCsv', learnerId));
  if (answer.isDone) progressStore.setState({ exported: answer.value, trouble: null });
  else progressStore.setState({ exported: null, trouble: answer.explanation });
}
