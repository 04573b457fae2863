import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Right } from '../../common/cases/people';
import type { PeopleState } from '../../common/cases/peopleState';

/** Who is known and signed in, as main says it; before it did, nobody, and nothing may be done. */
export const peopleStore = createStore<PeopleState>(() => ({
  people: [],
  signedIn: null,
  rights: [],
  isLocked: false,
  lockAfterMinutes: null,
}));

/** Reads a part of {@link peopleStore} in a component. */
export function usePeople<Part>(select: (state: PeopleState) => Part): Part {
  return useStore(peopleStore, select);
}

/** Whether the person at the screen may; main checks it again. */
export function useMay(right: Right): boolean {
  return usePeople(({ rights }) => rights.includes(right));
}
