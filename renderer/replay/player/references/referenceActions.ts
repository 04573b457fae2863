import type { ArchiveAnswer } from '../../../../common/cases/archiveAnswer';
import type { Reference } from '../../../../common/training/reference';
import { ask } from '../../../cases/ask';
import { replayStore } from '../../replayStore';
import { control } from '../playerActions';
import { type DrawnReference, forgetReferences, referenceStore } from './referenceStore';

/** Asks for the references of a recording that was opened. */
export async function loadReferences(recordingId: string): Promise<void> {
  forgetReferences(recordingId);
  take(recordingId, await ask(window.ampulla.invoke('training:references', recordingId)));
}

/** Stops the picture and lets the person draw on it; nothing happens where references may not be made. */
export function beginReference(): void {
  const { shown } = replayStore.getState();
  const { recordingId, drawn: isDrawn } = referenceStore.getState();
  if (shown === null || recordingId === null || isDrawn !== null) return;
  control({ kind: 'pause' });
  const { frameNumber, atMs } = shown;
  const drawn = { frameNumber, atMs, mark: null, difficulty: null, papillaType: null, view: null };
  referenceStore.setState({ drawn, trouble: null });
}

/** Whether somebody draws: the player's keys rest then. */
export function isDrawingReference(): boolean {
  return referenceStore.getState().drawn !== null;
}

/** Says something else of the reference that is drawn. */
export function changeReference(change: Partial<DrawnReference>): void {
  referenceStore.setState(({ drawn }) => ({
    drawn: drawn === null ? null : { ...drawn, ...change },
  }));
}

/** Gives up what is drawn. @returns whether something was */
export function cancelReference(): boolean {
  const wasDrawing = referenceStore.getState().drawn !== null;
  referenceStore.setState({ drawn: null });
  return wasDrawing;
}

/** Keeps what was drawn; nothing happens without a box. */
export async function keepReference(): Promise<void> {
  const { recordingId, drawn } = referenceStore.getState();
  if (recordingId === null || drawn === null || drawn.mark?.kind !== 'box') return;
  const { frameNumber, mark, difficulty, papillaType, view } = drawn;
  const draft = { frameNumber, box: mark.box, difficulty, papillaType, view };
  const answer = await ask(window.ampulla.invoke('training:addReference', recordingId, draft));
  if (answer.isDone) referenceStore.setState({ drawn: null });
  take(recordingId, answer);
}

/** Takes a reference back; it can be brought back. */
export async function removeReference(reference: Reference): Promise<void> {
  const { recordingId } = referenceStore.getState();
  if (recordingId === null) return;
  const { id } = reference;
  const answer = await ask(window.ampulla.invoke('training:removeReference', recordingId, id));
  take(recordingId, answer);
  if (answer.isDone) referenceStore.setState({ removed: reference });
}

/** Brings back the reference that was removed last. */
export async function restoreReference(): Promise<void> {
  const { recordingId, removed } = referenceStore.getState();
  if (recordingId === null || removed === null) return;
  const restored = window.ampulla.invoke('training:restoreReference', recordingId, removed.id);
  const answer = await ask(restored);
  take(recordingId, answer);
  if (answer.isDone) referenceStore.setState({ removed: null });
}

function take(recordingId: string, answer: ArchiveAnswer<readonly Reference[]>): void {
  if (referenceStore.getState().recordingId !== recordingId) return;
  if (answer.isDone) referenceStore.setState({ references: answer.value, trouble: null });
  else referenceStore.setState({ trouble: answer.explanation });
}
