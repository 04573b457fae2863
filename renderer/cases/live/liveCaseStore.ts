import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { nothingCarried } from '../../../common/cases/carriedFields';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveCaseState } from '../../../common/cases/liveCaseIpc';
import { newestForText } from './eventText';

/** What covers the lower part of the column while a case runs. */
export type CaseSheet = 'technique' | 'more' | 'details';

interface LiveCasePageState extends LiveCaseState {
  /** When {@link LiveCaseState.running} came, by the page's monotonic clock. Unit: ms. */
  readonly receivedAtMs: number;
  readonly sheet: CaseSheet | null;
  /** The event that words are being written for; null: none. */
  readonly writtenId: string | null;
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
  carried: nothingCarried,
  unsafeWhy: null,
  receivedAtMs: 0,
  sheet: null,
  writtenId: null,
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
    ...(before.running?.caseId === state.running?.caseId ? {} : { sheet: null, writtenId: null }),
  }));
}

/** Words for the newest event that takes some; a second time it ends. */
export function toggleWriting(): void {
  liveCaseStore.setState(({ running, writtenId }) => ({
    sheet: null,
    writtenId: writtenId === null && running !== null ? (newestForText(running)?.id ?? null) : null,
  }));
}

/** Nobody writes any more; what was typed saves itself. */
export function stopWriting(): void {
  liveCaseStore.setState({ writtenId: null });
}

/** Opens a sheet, or closes the one that is open. */
export function toggleSheet(sheet: CaseSheet): void {
  liveCaseStore.setState((before) => ({ sheet: before.sheet === sheet ? null : sheet }));
}

/** Also ends the writing. @returns whether something was open */
export function closeSheet(): boolean {
  const { sheet, writtenId } = liveCaseStore.getState();
  liveCaseStore.setState({ sheet: null, writtenId: null });
  return sheet !== null || writtenId !== null;
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
