import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FrameCandidate, TrainingCandidates } from '../../../../common/training/candidates';
import { type ItemSource, mostItems } from '../../../../common/training/exercise';
import { ask } from '../../../cases/ask';
import { trainingStore } from '../trainingStore';
import { emptyDraft, type MakingDraft } from './makingDraft';

interface MakingState {
  readonly draft: MakingDraft;
  /** Whose draft it is: null of a new exercise, undefined of none. */
  readonly editedId: string | null | undefined;
  /** What the exercise that is changed consists of; null: it is a new one. */
  readonly kept: readonly ItemSource[] | null;
  /** Null until they are known. */
  readonly candidates: TrainingCandidates | null;
  /** The folder whose stills are being read. */
  readonly reading: string | null;
}

/** The form of an exercise; what was chosen stays while other pages are shown. */
export const makingStore = createStore<MakingState>(() => ({
  draft: emptyDraft,
  ...{ editedId: undefined, kept: null, candidates: null, reading: null },
}));

/** Reads a part of {@link makingStore} in a component. */
export function useMaking<Part>(select: (state: MakingState) => Part): Part {
  return useStore(makingStore, select);
}

/** Another choice. */
export function changeMaking(change: Partial<MakingDraft>): void {
  makingStore.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** Begins with a new exercise, or with one that is there; what was begun with already stays. */
export async function openMaking(exerciseId: string | null): Promise<void> {
  if (makingStore.getState().editedId === exerciseId) return;
  makingStore.setState({ draft: emptyDraft, editedId: exerciseId, kept: null });
  if (exerciseId === null) return;
  const answer = await ask(window.ampulla.invoke('training:exercise', exerciseId));
  if (makingStore.getState().editedId !== exerciseId) return;
  if (!answer.isDone) {
    trainingStore.setState({ trouble: answer.explanation });
    return;
  }
  const { name, items, order, itemsPerSession, asksClasses, isExam } = answer.value;
  const draft = { ...emptyDraft, name, itemsPerSession, asksClasses, isExam };
  makingStore.setState({ kept: items, draft: { ...draft, isRandom: order === 'random' } });
}

/** What was chosen goes: it is kept as an exercise, or not wanted. */
export function forgetMaking(): void {
  makingStore.setState({ draft: emptyDraft, editedId: undefined, kept: null });
}

/** Asks what exercises can be made of. */
export async function loadCandidates(): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:candidates'));
  if (answer.isDone) makingStore.setState({ candidates: answer.value });
  else trainingStore.setState({ trouble: answer.explanation });
}

/** Takes references into the exercise, or out of it. */
export function chooseFrames(frames: readonly FrameCandidate[], areChosen: boolean): void {
  const chosen = new Map(makingStore.getState().draft.frames);
  for (const frame of frames) {
    if (areChosen) chosen.set(frame.source.referenceId, frame);
    else chosen.delete(frame.source.referenceId);
  }
  changeMaking({ frames: chosen });
}

/** Lets the person add a folder of stills, by a dialog of the system. */
export async function addFolder(): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:addFolder'));
  if (!answer.isDone) {
    trainingStore.setState({ trouble: answer.explanation });
    return;
  }
  await loadCandidates();
  if (answer.value !== null) await chooseFolder(answer.value.folder, true);
}

/** Takes the stills of a folder into the exercise, or out of it. */
export async function chooseFolder(folder: string, isChosen: boolean): Promise<void> {
  const folders = new Map(makingStore.getState().draft.folders);
  if (!isChosen) {
    folders.delete(folder);
    changeMaking({ folders });
    return;
  }
  makingStore.setState({ reading: folder });
  const answer = await ask(window.ampulla.invoke('training:folderStills', folder));
  makingStore.setState({ reading: null });
  if (!answer.isDone) {
    trainingStore.setState({ trouble: answer.explanation });
    return;
  }
  const count = Math.min(answer.value.length, mostItems);
  changeMaking({ folders: folders.set(folder, { stills: answer.value, count }) });
}

/** How many stills of a folder. */
export function setFolderCount(folder: string, count: number): void {
  const folders = new Map(makingStore.getState().draft.folders);
  const chosen = folders.get(folder);
  if (chosen !== undefined) changeMaking({ folders: folders.set(folder, { ...chosen, count }) });
}
