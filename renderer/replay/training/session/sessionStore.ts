import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { BinaryDifficulty, DifficultyClass } from '../../../../common/difficulty';
import type { ErrorExplanation } from '../../../../common/language/messageWords';
import type { Mark } from '../../../../common/training/mark';
import type { ItemReveal } from '../../../../common/training/reveal';
import type { ItemPicture, SessionState } from '../../../../common/training/trainingIpc';

/** What is judged, and what was said of it so far. Neither truth nor AI is here before main has stored the answer. */
export interface RunningSession {
  /** As of the item on the screen. */
  readonly state: SessionState;
  /** Null while it comes, and where it cannot be shown. */
  readonly picture: ItemPicture | null;
  /** Why the picture cannot be shown, or the answer was not stored. */
  readonly trouble: ErrorExplanation | null;
  readonly mark: Mark | null;
  readonly difficulty: BinaryDifficulty | null;
  /** Where four classes are asked for. */
  readonly difficultyClass: DifficultyClass | null;
  /** Time for which the picture was seen until `seenSinceMs`. Unit: ms. */
  readonly seenMs: number;
  /** Since when it is seen without a break, by `performance.now`; null: it is not on the screen. */
  readonly seenSinceMs: number | null;
  readonly isStoring: boolean;
  /** All that was kept back, from the moment on at which the answer is stored. */
  readonly reveal: ItemReveal | null;
  /** Where the session stands behind this item; null until it was answered. */
  readonly next: SessionState | null;
}

interface SessionPageState {
  /** The session on the page; null: nobody trains. */
  readonly running: RunningSession | null;
  /** The one that was left last: who comes back finds the mark, and the time that had passed. */
  readonly left: RunningSession | null;
}

/** The training that goes on, and the one that waits. */
export const sessionStore = createStore<SessionPageState>(() => ({ running: null, left: null }));

/** Reads a part of the running session in a component that is there only while one runs. */
export function useSession<Part>(select: (running: RunningSession) => Part): Part | null {
  return useStore(sessionStore, ({ running }) => (running === null ? null : select(running)));
}

/** Whether somebody trains. */
export function useIsTraining(): boolean {
  return useStore(sessionStore, ({ running }) => running !== null);
}

/** An item whose picture is still to come. */
export function awaitingPicture(state: SessionState): RunningSession {
  return {
    ...{ state, picture: null, trouble: null, mark: null, difficulty: null },
    ...{ difficultyClass: null, seenMs: 0, seenSinceMs: null, isStoring: false },
    ...{ reveal: null, next: null },
  };
}

/** Changes the session that runs; nothing where none does. */
export function changeSession(change: Partial<RunningSession>): void {
  sessionStore.setState(({ running }) => ({
    running: running === null ? null : { ...running, ...change },
  }));
}

/** For how long the picture was seen. @param nowMs `performance.now` */
export function seenFor(
  { seenMs, seenSinceMs }: Pick<RunningSession, 'seenMs' | 'seenSinceMs'>,
  nowMs: number,
): number {
  return seenMs + (seenSinceMs === null ? 0 : Math.max(0, nowMs - seenSinceMs));
}

/** Whether both are at the same item of the same session. */
export function isSameItem(one: SessionState, other: SessionState): boolean {
  return one.sessionId === other.sessionId && one.present === other.present;
}

/** What is still missing of an answer; null: it can be confirmed. */
export function missingOf(
  running: Pick<RunningSession, 'mark' | 'difficulty'>,
): 'needsMark' | 'needsDifficulty' | null {
  if (running.mark === null) return 'needsMark';
  return running.difficulty === null ? 'needsDifficulty' : null;
}
