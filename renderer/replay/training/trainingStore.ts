import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import type {
  ExerciseSummary,
  SessionReport,
  TrainingOverview,
} from '../../../common/training/trainingIpc';

/** Parts of the replay while no recording is open and nobody trains. */
export const replayParts = ['library', 'training', 'progress'] as const;
export type ReplayPart = (typeof replayParts)[number];

/** An exercise that is being made, or changed. */
export interface Making {
  /** Null: a new one. */
  readonly exerciseId: string | null;
}

/** The training on the page, without the picture that is judged. */
export interface TrainingPageState {
  readonly part: ReplayPart;
  /** Null until it is known, and where it cannot be. */
  readonly overview: TrainingOverview | null;
  /** What went wrong with the last thing that was asked for. */
  readonly trouble: ErrorExplanation | null;
  /** The exercise that was deleted last and can be brought back. */
  readonly removed: ExerciseSummary | null;
  readonly making: Making | null;
  /** A finished session that is looked at. */
  readonly report: SessionReport | null;
  /** Place of the item of it that is shown revealed; null: its figures are. */
  readonly reportItem: number | null;
  /** Whether the AI's map stands above a revealed picture. */
  readonly showsHeatmap: boolean;
}

/** Where the person is in the training; kept while other pages are shown. */
export const trainingStore = createStore<TrainingPageState>(() => ({
  part: 'library',
  overview: null,
  trouble: null,
  removed: null,
  making: null,
  report: null,
  reportItem: null,
  showsHeatmap: true,
}));

/** Reads a part of {@link trainingStore} in a component. */
export function useTraining<Part>(select: (state: TrainingPageState) => Part): Part {
  return useStore(trainingStore, select);
}

/** Shows the AI's map above revealed pictures, or hides it. */
export function toggleHeatmap(): void {
  trainingStore.setState(({ showsHeatmap }) => ({ showsHeatmap: !showsHeatmap }));
}

/** Shows a part of the replay. */
export function showPart(part: ReplayPart): void {
  trainingStore.setState({ part, making: null, report: null, reportItem: null, trouble: null });
}
