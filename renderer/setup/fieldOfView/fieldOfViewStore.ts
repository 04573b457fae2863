import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { ConsoleOutline } from '../../../common/fieldOfViewProposal';
import type { FieldOfViewPresetId } from '../../../common/fieldOfViewPresetIds';
import { isSameSize } from '../../../common/fieldOfViewSettings';
import type { Size } from '../../../common/geometry';

/** What the person last began with. */
export type StartingShape = FieldOfViewPresetId | 'present' | 'whole' | 'rectangle';

/** How the last look for the field of view went. */
export type SearchState = 'idle' | 'running' | 'found' | 'notFound' | 'noPicture';

/** The field of view while a person works on it. Kept when the page is left, until it is confirmed. */
export interface FieldOfViewWork {
  /** Null for the one in force, not changed. Unit: pixels of `frame`. */
  readonly draft: FieldOfView | null;
  /** What the draft is for; one for another size is worth nothing. */
  readonly frame: Size | null;
  /** Earlier drafts, oldest first; null for the one in force. */
  readonly past: readonly (FieldOfView | null)[];
  readonly shape: StartingShape;
  readonly search: SearchState;
  /** The console's whole frame, coarse; null while nobody watches. */
  readonly outline: ConsoleOutline | null;
}

const nothing: FieldOfViewWork = {
  draft: null,
  frame: null,
  past: [],
  shape: 'present',
  search: 'idle',
  outline: null,
};

/** Steps that can be undone. */
const pastKept = 200;

/** The work on the field of view. */
export const fieldOfViewStore = createStore<FieldOfViewWork>(() => nothing);

/** Reads a part of {@link fieldOfViewStore} in a component. */
export function useFieldOfView<Part>(select: (state: FieldOfViewWork) => Part): Part {
  return useStore(fieldOfViewStore, select);
}

/** The draft for frames of this size; null without one. */
export function draftFor({ draft, frame }: FieldOfViewWork, size: Size): FieldOfView | null {
  return frame !== null && isSameSize(frame, size) ? draft : null;
}

/** Notes what stands now as a step that can be undone; call it before a change or a drag. */
export function rememberStep(frame: Size): void {
  fieldOfViewStore.setState((work) => {
    const before = draftFor(work, frame);
    const past = work.frame !== null && isSameSize(work.frame, frame) ? work.past : [];
    const search = work.search === 'running' ? work.search : 'idle';
    return { frame, draft: before, past: [...past, before].slice(-pastKept), search };
  });
}

/** Replaces the draft without a step of its own, as in the course of a drag. */
export function drawDraft(draft: FieldOfView): void {
  fieldOfViewStore.setState({ draft });
}

/** One step: remembered, then done. */
export function changeDraft(draft: FieldOfView, frame: Size): void {
  rememberStep(frame);
  drawDraft(draft);
}

/** Takes the last step back. */
export function undoStep(): void {
  fieldOfViewStore.setState(({ past }) =>
    past.length === 0 ? {} : { draft: past.at(-1) ?? null, past: past.slice(0, -1) },
  );
}

/** The draft has been taken over, or given up. */
export function forgetDraft(): void {
  fieldOfViewStore.setState({ draft: null, past: [], shape: 'present', search: 'idle' });
}
