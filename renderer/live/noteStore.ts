import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { QuietNote } from '../../common/actions';

/** Long enough to be read in passing, short enough to be gone before it is in the way. */
const noteStandsMs = 4000;

interface NoteState {
  /** Null when there is nothing to say. */
  readonly note: QuietNote | null;
}

const noteStore = createStore<NoteState>(() => ({ note: null }));
let goes = 0;

/** Says something small for a few seconds; a newer note takes its place. */
export function showNote(note: QuietNote): void {
  noteStore.setState({ note });
  window.clearTimeout(goes);
  goes = window.setTimeout(() => noteStore.setState({ note: null }), noteStandsMs);
}

/** What is said now. */
export function useNote(): QuietNote | null {
  return useStore(noteStore, (state) => state.note);
}
