import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileExists } from '../../../files/fileMissing';
import { PartialFile } from '../../../files/partialFile';
import { writeWhole } from '../../../files/writeWhole';
import { exportNotWritten } from './exportErrors';

/** A file of an export that is a folder. */
export interface ExportFile {
  /** Below the folder; its parts are safe names. */
  readonly path: readonly string[];
  readonly bytes: string | Uint8Array;
}

/**
 * Writes one file, whole or not at all: it stands under its name only when its last byte is on the disk.
 * @throws UserFacingError that says what stood against it; AbortError when it was stopped
 */
export async function writeExportFile(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const file = await PartialFile.create(path).catch((error: unknown) => {
    throw exportNotWritten(path, error);
  });
  try {
    for await (const chunk of chunks) await file.append(chunk);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw exportNotWritten(path, error);
  }
}

/**
 * Writes a folder of files, whole or not at all. It takes no name that is in use: the next free one with a number.
 * @returns path of the folder
 * @throws UserFacingError that says what stood against it; AbortError when it was stopped
 */
export async function writeExportFolder(
  wanted: string,
  files: AsyncIterable<ExportFile>,
): Promise<string> {
  const partial = `${wanted}.partial-${process.pid}`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    for await (const file of files) await writeInto(partial, file);
    const path = await freePath(wanted);
    await rename(partial, path);
    return path;
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw exportNotWritten(wanted, error);
  }
}

async function writeInto(folder: string, { path, bytes }: ExportFile): Promise<void> {
  const target = join(folder, ...path.map((part) => basename(part)));
  if (path.length > 1) await mkdir(dirname(target), { recursive: true });
  await writeWhole(target, bytes);
}

/** The path itself where nothing has it, else with the first number that is free, before the ending. */
export async function freePath(wanted: string, ending = ''): Promise<string> {
  const stem = wanted.slice(0, wanted.length - ending.length);
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : `${stem}-${number}${ending}`;
    if (!(await fileExists(path))) return path;
  }
}
