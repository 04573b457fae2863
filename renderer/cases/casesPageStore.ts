import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Parts of the page of cases. */
export const casesViews = ['list', 'dashboard', 'people', 'store'] as const;
export type CasesView = (typeof casesViews)[number];

interface CasesPageState {
  readonly view: CasesView;
  /** The case that is open above the list; null: none. */
  readonly caseId: string | null;
  /** Grows when any case is another than before: figures across cases are made anew. */
  readonly changes: number;
}

/** Where the person is on the page of cases; kept while other pages are shown. */
export const casesPageStore = createStore<CasesPageState>(() => ({
  view: 'list',
  caseId: null,
  changes: 0,
}));

/** Reads a part of {@link casesPageStore} in a component. */
export function useCasesPage<Part>(select: (state: CasesPageState) => Part): Part {
  return useStore(casesPageStore, select);
}

/** Some case was begun, changed, ended or deleted. */
export function countChange(): void {
  casesPageStore.setState(({ changes }) => ({ changes: changes + 1 }));
}

/** Shows a part of the page. */
export function showCasesView(view: CasesView): void {
  casesPageStore.setState({ view, caseId: null });
}

/** Shows one case. */
export function showCase(caseId: string): void {
  casesPageStore.setState({ view: 'list', caseId });
}

/** From a case back to the list. @returns whether a case was open */
export function closeCase(): boolean {
  const wasOpen = casesPageStore.getState().caseId !== null;
  casesPageStore.setState({ caseId: null });
  return wasOpen;
}
