import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ErrorExplanation } from '../../../../common/language/messageWords';
import type { Mark } from '../../../../common/training/mark';
import type { Reference, ReferenceDraft } from '../../../../common/training/reference';

/** A reference that is being drawn on a stopped picture. */
export interface DrawnReference extends Omit<ReferenceDraft, 'box'> {
  readonly atMs: number;
  readonly mark: Mark | null;
}

interface ReferenceState {
  /** Whose references they are; null: of none. */
  readonly recordingId: string | null;
  readonly references: readonly Reference[];
  readonly drawn: DrawnReference | null;
  /** The one that was removed last and can be brought back. */
  readonly removed: Reference | null;
  readonly trouble: ErrorExplanation | null;
}

const nothing: ReferenceState = {
  ...{ recordingId: null, references: [], drawn: null, removed: null, trouble: null },
};

/** References of the open recording, for who may make them. */
export const referenceStore = createStore<ReferenceState>(() => nothing);

/** Reads a part of {@link referenceStore} in a component. */
export function useReferences<Part>(select: (state: ReferenceState) => Part): Part {
  return useStore(referenceStore, select);
}

/** Begins anew with a recording. */
export function forgetReferences(recordingId: string | null): void {
  referenceStore.setState({ ...nothing, recordingId });
}
