import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { CliError } from '../../cliErrors';

/**
 * Reads a JSON file of a known form.
 * @param what for messages: "The annotations"
 * @throws CliError that names the file and the first field that is wrong
 */
export async function readCheckedJson<Content>(
  path: string,
  schema: z.ZodType<Content>,
  what: string,
): Promise<Content> {
  const parsed = schema.safeParse(parseJson(await readText(path, what), path, what));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CliError(`${what} ${path}, field ${fieldPath(issue)}: ${issue?.message ?? 'is wrong'}`);
}

/** A text file. @throws CliError that names it when it cannot be read */
export async function readText(path: string, what: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw new CliError(`${what} ${path} cannot be read: ${reasonOf(error)}`);
  });
}

function parseJson(text: string, path: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${what} ${path} is no JSON: ${reasonOf(error)}`);
  }
}

/** `['images', 0, 'width']` to `images[0].width`; an unknown field by its own name. */
function fieldPath(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const steps = [...(issue?.path ?? []), ...unknown];
  const path = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return path.join('').replace(/^\./, '') || '(all of it)';
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'it is not there.';
  if ('code' in error && error.code === 'EISDIR') return 'it is a folder.';
  return error.message;
}
