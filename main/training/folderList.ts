import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeFileDurably } from '../files/durableFile';
import { isFileMissing } from '../files/fileMissing';
import { privateFile } from './exerciseFiles';

const folderListSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Absolute paths of data sets, in the order in which they were added. */
  folders: z.array(z.string()),
});

/** The data sets that were added; none where the list is not there. @throws what the system or the check says */
export async function readFolderList(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileMissing(error)) return null;
    throw error;
  });
  return text === null ? [] : folderListSchema.parse(JSON.parse(text)).folders;
}

/** Keeps the list. @throws what the system says */
export async function writeFolderList(path: string, folders: readonly string[]): Promise<void> {
  const text = `${JSON.stringify({ schemaVersion: 1, folders }, null, 2)}\n`;
  await writeFileDurably(path, text, privateFile);
}
