import { ask } from '../../cases/ask';
import { replayStore } from '../replayStore';

/** Asks for video files and imports them as recordings. */
export function importByDialog(): void {
  send(window.ampulla.invoke('background:importDialog'));
}

/** Imports a file that was dropped. @returns false where it is none that has a path */
export function importDropped(file: File | undefined): boolean {
  const path = file === undefined ? '' : window.ampulla.pathOfDroppedFile(file);
  if (path === '') return false;
  send(window.ampulla.invoke('background:importFile', path));
  return true;
}

/** Predicts a recording with a pack, or goes on with it. What stands against it is said in the player. */
export async function predictRecording(recordingId: string, packId: string): Promise<void> {
  const answer = await ask(window.ampulla.invoke('background:predict', recordingId, packId));
  if (!answer.isDone) replayStore.setState({ trouble: answer.explanation });
}

export function pauseJob(jobId: string): void {
  send(window.ampulla.invoke('background:pause', jobId));
}

/** Goes on with a job that was paused or failed. */
export function resumeJob(jobId: string): void {
  send(window.ampulla.invoke('background:resume', jobId));
}

/** Ends a job and takes back what it made; one that is over goes from the list. */
export function cancelJob(jobId: string): void {
  send(window.ampulla.invoke('background:cancel', jobId));
}

/** A command that main refuses changes nothing; the jobs that main tells stay true. */
function send(command: Promise<unknown>): void {
  command.catch((error: unknown) => console.error('The background was not reached.', error));
}
