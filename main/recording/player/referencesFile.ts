import { join } from 'node:path';
import {
  type Reference,
  type ReferenceLine,
  referenceLineSchema,
  referencesFile,
} from '../../../common/training/reference';
import { appendJsonLine, readJsonLines } from '../../files/jsonLines';

/**
 * What experts say of a recording's frames, in their order; what was taken back and not restored is left out, and so
 * are lines that cannot be read.
 * @throws what the system says
 */
export async function readReferences(folder: string): Promise<readonly Reference[]> {
  const { lines } = await readJsonLines(join(folder, referencesFile), referenceLineSchema);
  const newest = new Map(lines.map(({ id, kind }) => [id, kind]));
  return lines
    .filter((line) => line.kind === 'reference')
    .filter(({ id }) => newest.get(id) !== 'removed')
    .sort((one, other) => one.frameNumber - other.frameNumber);
}

/** Adds a line; nothing that stands in the file is ever changed. @throws what the system says */
export async function appendReference(folder: string, line: ReferenceLine): Promise<void> {
  await appendJsonLine(join(folder, referencesFile), line);
}
