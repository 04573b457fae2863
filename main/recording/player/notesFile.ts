import { join } from 'node:path';
import {
  type NoteLine,
  noteLineSchema,
  notesFile,
  type ReplayNote,
} from '../../../common/recordings/replayNote';
import { appendJsonLine, readJsonLines } from '../../files/jsonLines';

/** Bookmarks and notes of a recording, by their time. Lines that cannot be read are left out. */
export async function readNotes(folder: string): Promise<readonly ReplayNote[]> {
  const { lines } = await readJsonLines(join(folder, notesFile), noteLineSchema);
  const removed = new Set(lines.filter(({ kind }) => kind === 'removed').map(({ id }) => id));
  return lines
    .filter((line) => line.kind === 'note')
    .filter(({ id }) => !removed.has(id))
    .sort((one, other) => one.frameNumber - other.frameNumber);
}

/**
 * Adds a line; nothing that stands in the file is ever changed.
 * @throws what the system says
 */
export async function appendNote(folder: string, line: NoteLine): Promise<void> {
  await appendJsonLine(join(folder, notesFile), line);
}
