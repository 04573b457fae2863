import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import {
  manifestFile,
  type RecordingManifest,
  recordingManifestSchema,
} from '../../../common/recordings/recordingManifest';
import { reasonOf, recordingMissing, recordingNewer, recordingUnreadable } from './readerErrors';

const versionSchema = z.looseObject({ schemaVersion: z.int() });

/**
 * Reads and checks the manifest of a recording's folder.
 * @throws UserFacingError that says what is wrong with it, naming the field
 */
export async function readManifest(folder: string): Promise<RecordingManifest> {
  const recordingId = basename(folder);
  const text = await readText(folder, recordingId);
  const json = parse(text, recordingId);
  const version = versionSchema.safeParse(json);
  if (version.success && version.data.schemaVersion > 1) throw recordingNewer(recordingId);
  const read = recordingManifestSchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  throw recordingUnreadable(recordingId, `${manifestFile}: ${field} ${issue?.message ?? ''}`);
}

async function readText(folder: string, recordingId: string): Promise<string> {
  try {
    return await readFile(join(folder, manifestFile), 'utf8');
  } catch (error) {
    const isAway = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw isAway
      ? recordingMissing(recordingId)
      : recordingUnreadable(recordingId, reasonOf(error));
  }
}

function parse(text: string, recordingId: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw recordingUnreadable(recordingId, `${manifestFile}: ${reasonOf(error)}`);
  }
}
