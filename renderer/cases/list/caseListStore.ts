import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  type CaseFilter,
  type CaseQuery,
  type CaseRow,
  everyCase,
} from '../../../common/cases/caseQuery';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { ask } from '../ask';

/** Rows that are asked for at once: some screens full. A page of a hundred rows weighs about 40 kB. */
export const pageSize = 100;
/** Pages that are kept: scrolling from end to end of 20,000 rows must not fill the memory. */
const mostPages = 30;
/** Long enough that fast typing asks once, short enough to feel at once. */
const typingPauseMs = 80;

type ListQuery = Pick<CaseQuery, 'filter' | 'sortBy' | 'isDescending'>;

/** The list as far as it is known here. */
export interface CaseListState extends ListQuery {
  /** `loading` until the first answer to a query; rows that are missing later are loaded without a word. */
  readonly status: 'loading' | 'ready' | 'failed';
  readonly explanation: ErrorExplanation | null;
  readonly total: number;
  readonly stored: number;
  /** By place in the sorted list. */
  readonly rows: ReadonlyMap<number, CaseRow>;
  /** Place of the row that the keys move from. */
  readonly current: number;
  /** Whether the list is on the screen: only then does it ask. */
  readonly isWatched: boolean;
}

/** The list of cases; kept while other pages are shown. */
export const caseListStore = createStore<CaseListState>(() => ({
  filter: everyCase,
  sortBy: 'startedAt',
  isDescending: true,
  status: 'loading',
  explanation: null,
  total: 0,
  stored: 0,
  rows: new Map(),
  current: 0,
  isWatched: false,
}));

/** Reads a part of {@link caseListStore} in a component. */
export function useCaseList<Part>(select: (state: CaseListState) => Part): Part {
  return useStore(caseListStore, select);
}

let asked = 0;
let pause = 0;
const underWay = new Set<number>();

/** The list is on the screen from now on. Returns the undo. */
export function watchCaseList(): () => void {
  caseListStore.setState({ isWatched: true });
  refreshCaseList();
  return () => {
    window.clearTimeout(pause);
    caseListStore.setState({ isWatched: false });
  };
}

/** Asks anew; what is shown stays until the answer is there. */
export function refreshCaseList(): void {
  asked += 1;
  underWay.clear();
  void loadPage(Math.floor(caseListStore.getState().current / pageSize), true);
}

/** Looks for other cases; typing is waited for. */
export function filterCases(change: Partial<CaseFilter>): void {
  const { filter } = caseListStore.getState();
  caseListStore.setState({ filter: { ...filter, ...change }, current: 0 });
  window.clearTimeout(pause);
  if (change.text === undefined) refreshCaseList();
  else pause = window.setTimeout(refreshCaseList, typingPauseMs);
}

/** Sorts by a column; by the same one again in the other direction. */
export function sortCases(sortBy: CaseQuery['sortBy']): void {
  const state = caseListStore.getState();
  const isDescending = state.sortBy === sortBy ? !state.isDescending : sortBy === 'startedAt';
  caseListStore.setState({ sortBy, isDescending, current: 0 });
  refreshCaseList();
}

/** Goes to a row by its place; to the nearest one that is there. */
export function goToRow(place: number): void {
  const { total } = caseListStore.getState();
  caseListStore.setState({ current: Math.max(0, Math.min(place, total - 1)) });
}

/** These places are seen now: what is missing of them is asked for. */
export function needRows(first: number, last: number): void {
  const { rows, total } = caseListStore.getState();
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) {
    const isKnown = rows.has(page * pageSize) || page * pageSize >= total;
    if (!isKnown && !underWay.has(page)) void loadPage(page, false);
  }
}

async function loadPage(page: number, isFirst: boolean): Promise<void> {
  const question = asked;
  underWay.add(page);
  const { filter, sortBy, isDescending } = caseListStore.getState();
  const query = { filter, sortBy, isDescending, offset: page * pageSize, limit: pageSize };
  const answer = await ask(window.ampulla.invoke('cases:list', query));
  // Something else was asked meanwhile: this answer is about what nobody looks for any more.
  if (question !== asked) return;
  underWay.delete(page);
  if (!answer.isDone) {
    const { explanation } = answer;
    caseListStore.setState({ status: 'failed', explanation, rows: new Map(), total: 0 });
    return;
  }
  const { total, stored } = answer.value;
  const before = isFirst ? [] : newestPages(caseListStore.getState().rows);
  const now = answer.value.rows.map((row, index) => [page * pageSize + index, row] as const);
  const rows = new Map([...before, ...now]);
  caseListStore.setState({ status: 'ready', explanation: null, total, stored, rows });
}

/** What was loaded last, so that one more page fits. A map keeps the order in which it was filled. */
function newestPages(rows: ReadonlyMap<number, CaseRow>): readonly (readonly [number, CaseRow])[] {
  return [...rows].slice(-(mostPages - 1) * pageSize);
}
