import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { isFileMissing } from './fileMissing';

/** What a file of JSON lines holds. */
export interface JsonLines<Line> {
  readonly lines: readonly Line[];
  /** Lines that cannot be read: damaged, or cut off by a kill. They are left out. */
  readonly damaged: number;
  /** Those of `lines` that stand behind the last one that cannot be read; all where all can. */
  readonly behindDamage: readonly Line[];
}

/** Reads a file of one JSON value a line. No file is as good as an empty one. @throws what the system says */
export async function readJsonLines<Line>(
  path: string,
  schema: z.ZodType<Line>,
): Promise<JsonLines<Line>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isFileMissing(error)) return '';
    throw error;
  });
  const written = text.split('\n').filter((line) => line.trim() !== '');
  const read = written.map((line) => schema.safeParse(valueOf(line)));
  const lastDamaged = read.findLastIndex(({ success }) => !success);
  const good = (results: typeof read): Line[] =>
    results.flatMap((result) => (result.success ? [result.data] : []));
  const lines = good(read);
  const behindDamage = good(read.slice(lastDamaged + 1));
  return { lines, damaged: written.length - lines.length, behindDamage };
}

/**
 * Adds a line and waits until it is on the disk; nothing that stands in the file is ever changed. A line that could
 * not be written whole is taken away again.
 * @param mode of a file that has to be made
 * @throws what the system says
 */
export async function appendJsonLine(path: string, line: unknown, mode = 0o666): Promise<void> {
  const file = await open(path, 'a+', mode);
  try {
    const { size } = await file.stat();
    // A line that was cut off by a kill must not swallow this one.
    const start = (await endsLine(file, size)) ? '' : '\n';
    try {
      await file.appendFile(`${start}${JSON.stringify(line)}\n`);
      await file.datasync();
    } catch (error) {
      await file.truncate(size).catch(() => undefined);
      throw error;
    }
  } finally {
    await file.close();
  }
}

async function endsLine(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 0 || buffer.toString('latin1') === '\n';
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
