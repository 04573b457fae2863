import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { closeCase } from '../cases/casesPageStore';
import { closeRecording } from '../replay/player/playerActions';
import { goBackInTraining } from '../replay/training/goBackInTraining';
import type { SetupSectionId } from '../setup/sectionIds';

/** Pages of the window. The picture runs on all of them. */
export type Page = 'live' | 'cases' | 'replay' | 'setUp';

/** Where the person is. A page that is left keeps its state here or in a store of its own. */
export interface PageState {
  readonly page: Page;
  /** The section of the set-up page that is open, or was last. */
  readonly section: SetupSectionId;
}

/** The page that is shown. */
export const pageStore = createStore<PageState>(() => ({ page: 'live', section: 'source' }));

/** Reads a part of {@link pageStore} in a component. */
export function usePage<Part>(select: (state: PageState) => Part): Part {
  return useStore(pageStore, select);
}

/** Goes to a page. */
export function showPage(page: Page): void {
  pageStore.setState({ page });
}

/** To a page, or from it back to the live view. */
export function togglePage(other: Exclude<Page, 'live'>): void {
  pageStore.setState(({ page }) => ({ page: page === other ? 'live' : other }));
}

/** One step back: from an open case, recording or exercise to the list, else to the live view. */
export function goBack(): void {
  const { page } = pageStore.getState();
  if (page === 'cases' && closeCase()) return;
  if (page === 'replay' && (closeRecording() || goBackInTraining())) return;
  showPage('live');
}

/** Opens the set-up at one of its sections. */
export function showSection(section: SetupSectionId): void {
  pageStore.setState({ page: 'setUp', section });
}
