import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CaseFieldsPatch } from '../../../common/cases/caseFields';
import { closeSheet } from './liveCaseStore';

/** What is filled in of the next case already. */
const startDraftStore = createStore<{ readonly draft: CaseFieldsPatch }>(() => ({ draft: {} }));

/** What is filled in of the next case, in a component. */
export function useStartDraft(): CaseFieldsPatch {
  return useStore(startDraftStore, ({ draft }) => draft);
}

/** Fills in more of the next case, as from a work-list. */
export function fillStartDraft(change: CaseFieldsPatch): void {
  startDraftStore.setState(({ draft }) => ({ draft: { ...draft, ...change } }));
}

/** Takes what was filled in, for the case that starts with it. */
export function takeStartDraft(): CaseFieldsPatch {
  const { draft } = startDraftStore.getState();
  startDraftStore.setState({ draft: {} });
  closeSheet();
  return draft;
}
