import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type PackManifest, packManifestSchema } from '../../common/modelPack';
import { readFailure } from './fileFailure';
import { PackError } from './packError';

/** Name of the file that makes a folder a model pack. */
export const manifestFileName = 'manifest.json';

/**
 * Reads and checks the manifest of the pack in `folder`.
 * @throws PackError that names the field when it is missing, no JSON, or not as the schema says
 */
export async function readManifest(folder: string): Promise<PackManifest> {
  const parsed = packManifestSchema.safeParse(parseJson(folder, await readText(folder)));
  if (!parsed.success) throw schemaFault(folder, parsed.error);
  return parsed.data;
}

async function readText(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, manifestFileName), 'utf8');
  } catch (error) {
    throw manifestFault(folder, null, readFailure(error), error);
  }
}

function parseJson(folder: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw manifestFault(folder, null, `is not JSON (${String(error)})`, error);
  }
}

/** The first thing that the schema found; one at a time is enough to act upon. */
function schemaFault(folder: string, error: z.ZodError): PackError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const field = fieldPath([...issue.path, ...issue.keys.slice(0, 1)]);
    return manifestFault(folder, field, 'is unknown to this version of the application', error);
  }
  const field = issue === undefined ? null : fieldPath(issue.path);
  return manifestFault(folder, field, issue?.message ?? error.message, error);
}

/** `['files', 0, 'sha256']` to `files[0].sha256`; the whole file for an empty path. */
function fieldPath(path: readonly PropertyKey[]): string | null {
  if (path.length === 0) return null;
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function manifestFault(folder: string, field: string | null, problem: string, cause: unknown) {
  const fault = { packId: basename(folder), file: manifestFileName, field, problem };
  return new PackError(fault, { cause });
}
