import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type NoteLine,
  noteLineSchema,
  notesFile,
  type ReplayNote,
} from '../../../common/recordings/replayNote';

/** Bookmarks and notes of a recording, by their time. Lines that cannot be read are left out. */
export async function readNotes(folder: string): Promise<readonly ReplayNote[]> {
  const text = await readFile(join(folder, notesFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').flatMap((line) => lineOf(line) ?? []);
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
  const path = join(folder, notesFile);
  const before = await readFile(path, 'utf8').catch(() => '');
  // A line that was cut off by a kill must not swallow this one.
  const start = before === '' || before.endsWith('\n') ? '' : '\n';
  await appendFile(path, `${start}${JSON.stringify(line)}\n`, { flush: true });
}

function lineOf(line: string): NoteLine | null {
  try {
    return noteLineSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
