import type { LibraryEntry } from '../../../common/recordings/replayIpc';
import { ask } from '../../cases/ask';
import { replayStore } from '../replayStore';

/** Asks for all recordings, and then for their small pictures, from the top. */
export async function loadLibrary(): Promise<void> {
  const answer = await ask(window.ampulla.invoke('replay:library'));
  if (!answer.isDone) {
    replayStore.setState({ status: 'failed', explanation: answer.explanation });
    return;
  }
  replayStore.setState({ status: 'ready', explanation: null, entries: answer.value });
  for (const { recordingId, state } of answer.value) {
    if (state !== 'damaged') await loadThumbnail(recordingId);
  }
}

/** More became known of a recording. */
export function takeEntry(entry: LibraryEntry): void {
  replayStore.setState(({ entries }) => ({
    entries: entries.map((known) => (known.recordingId === entry.recordingId ? entry : known)),
  }));
}

/** Deletes a recording; it can be brought back until the application ends. */
export async function removeRecording(entry: LibraryEntry): Promise<void> {
  const answer = await ask(window.ampulla.invoke('replay:remove', entry.recordingId));
  if (answer.isDone) replayStore.setState({ removed: entry, trouble: null });
  else replayStore.setState({ trouble: answer.explanation });
  await loadLibrary();
}

/** Brings back what was deleted last. */
export async function undoRemove(): Promise<void> {
  const { removed } = replayStore.getState();
  if (removed === null) return;
  const answer = await ask(window.ampulla.invoke('replay:undoRemove', removed.recordingId));
  replayStore.setState({
    removed: null,
    trouble: answer.isDone ? null : answer.explanation,
  });
  await loadLibrary();
}

async function loadThumbnail(recordingId: string): Promise<void> {
  if (replayStore.getState().thumbnails.has(recordingId)) return;
  const address = await window.ampulla.invoke('replay:thumbnail', recordingId).catch(() => null);
  replayStore.setState(({ thumbnails }) => ({
    thumbnails: new Map(thumbnails).set(recordingId, address),
  }));
}
