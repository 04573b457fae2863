import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';

/** What covers the lower part of the column while a case runs. */
export type CaseSheet = 'technique' | 'more' | 'details';

interface LiveCasePageState extends LiveCaseState {
  /** When {@link LiveCaseState.running} came, by the page's monotonic clock. Unit: ms. */
  readonly receivedAtMs: number;
  readonly sheet: CaseSheet | null;
  /** The event that was taken back last, while nothing was logged since; null else. */
  readonly undoneId: string | null;
  /** The switch whose press was heard and is not decided yet. */
  readonly heardSwitch: string | null;
}

/** What the page knows of the running case. */
export const liveCaseStore = createStore<LiveCasePageState>(() => ({
  running: null,
  ended: null,
  canStart: false,
  suggestedPseudonym: '',
  unsafeWhy: null,
  receivedAtMs: 0,
  sheet: null,
  undoneId: null,
  heardSwitch: null,
}));

/** Reads a part of {@link liveCaseStore} in a component. */
export function useLiveCase<Part>(select: (state: LiveCasePageState) => Part): Part {
  return useStore(liveCaseStore, select);
}

/** Takes what main says of the running case. @param nowMs the page's monotonic clock */
export function takeLiveCase(state: LiveCaseState, nowMs: number): void {
  liveCaseStore.setState((before) => ({
    ...state,
    receivedAtMs: nowMs,
    undoneId: undoneAfter(before.running, state.running, before.undoneId),
    // A sheet belongs to its case, and the details of a case to be started to none.
    sheet: before.running?.caseId === state.running?.caseId ? before.sheet : null,
  }));
}

/** Opens a sheet, or closes the one that is open. */
export function toggleSheet(sheet: CaseSheet): void {
  liveCaseStore.setState((before) => ({ sheet: before.sheet === sheet ? null : sheet }));
}

/** @returns whether one was open */
export function closeSheet(): boolean {
  const wasOpen = liveCaseStore.getState().sheet !== null;
  liveCaseStore.setState({ sheet: null });
  return wasOpen;
}

/** Exported for its test: which event can be brought back after this change. */
export function undoneAfter(
  before: LiveCase | null,
  now: LiveCase | null,
  undoneId: string | null,
): string | null {
  if (before === null || now?.caseId !== before.caseId) return null;
  const stood = new Set(before.events.filter((one) => !one.isWithdrawn).map(({ id }) => id));
  const fresh = now.events.find(({ id, isWithdrawn }) => isWithdrawn && stood.has(id));
  if (fresh !== undefined) return fresh.id;
  const isLonger = now.events.length > before.events.length;
  const isStillUndone = now.events.some(({ id, isWithdrawn }) => id === undoneId && isWithdrawn);
  return isLonger || !isStillUndone ? null : undoneId;
}
