import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CaseChange, CaseDetail } from '../../../common/cases/caseDetail';
import { explain } from '../../../common/language/explain';
import type { ErrorExplanation } from '../../../common/language/messageWords';
import { ask } from '../ask';
import { casesPageStore } from '../casesPageStore';

/** Changes that can be undone one after another; more are not remembered. */
const mostUndos = 50;

/** The case whose page is open. */
export interface OpenCaseState {
  readonly detail: CaseDetail | null;
  /** What went wrong last; null: nothing. */
  readonly explanation: ErrorExplanation | null;
  readonly isBusy: boolean;
  /** What would undo the last changes of this visit, the newest last. */
  readonly undos: readonly CaseChange[];
}

const nothing: OpenCaseState = { detail: null, explanation: null, isBusy: false, undos: [] };

export const openCaseStore = createStore<OpenCaseState>(() => nothing);

/** Reads a part of {@link openCaseStore} in a component. */
export function useOpenCase<Part>(select: (state: OpenCaseState) => Part): Part {
  return useStore(openCaseStore, select);
}

/** Loads a case for its page. */
export async function loadCase(caseId: string): Promise<void> {
  const { detail } = openCaseStore.getState();
  if (detail?.summary.caseId !== caseId) openCaseStore.setState(nothing);
  const answer = await ask(window.ampulla.invoke('cases:open', caseId));
  if (casesPageStore.getState().caseId !== caseId) return;
  if (!answer.isDone) {
    openCaseStore.setState({ detail: null, explanation: answer.explanation });
    return;
  }
  const isGone = answer.value === null;
  openCaseStore.setState({
    detail: answer.value,
    explanation: isGone ? explain('archive.caseGone') : null,
  });
}

/** Main says that a case is another now. @param caseId null: any may be */
export function refreshOpenCase(caseId: string | null): void {
  const { caseId: open } = casesPageStore.getState();
  // While a change is under way its own answer tells more.
  if (open === null || openCaseStore.getState().isBusy) return;
  if (caseId === null || caseId === open) void loadCase(open);
}

/** Changes the open case. @returns whether it is done */
export function changeCase(change: CaseChange): Promise<boolean> {
  return carryOut(change, (undos, undo) =>
    undo === null ? [] : [...undos, undo].slice(-mostUndos),
  );
}

/** Undoes the last change of this visit. */
export function undoChange(): Promise<boolean> {
  const last = openCaseStore.getState().undos.at(-1);
  if (last === undefined) return Promise.resolve(false);
  return carryOut(last, (undos) => undos.slice(0, -1));
}

/** Deletes the open case for good. @returns whether it is done */
export async function removeCase(caseId: string, reason: string): Promise<boolean> {
  openCaseStore.setState({ isBusy: true, explanation: null });
  const answer = await ask(window.ampulla.invoke('cases:remove', caseId, reason));
  const explanation = answer.isDone ? null : answer.explanation;
  openCaseStore.setState({ isBusy: false, explanation });
  return answer.isDone;
}

async function carryOut(
  change: CaseChange,
  undosAfter: (undos: readonly CaseChange[], undo: CaseChange | null) => readonly CaseChange[],
): Promise<boolean> {
  const { detail, undos } = openCaseStore.getState();
  if (detail === null) return false;
  openCaseStore.setState({ isBusy: true, explanation: null });
  const answer = await ask(window.ampulla.invoke('cases:change', detail.summary.caseId, change));
  if (!answer.isDone) {
    openCaseStore.setState({ isBusy: false, explanation: answer.explanation });
    return false;
  }
  const { detail: changed, undo } = answer.value;
  const isShown = openCaseStore.getState().detail?.summary.caseId === changed.summary.caseId;
  if (isShown) {
    openCaseStore.setState({ detail: changed, isBusy: false, undos: undosAfter(undos, undo) });
  }
  return true;
}
