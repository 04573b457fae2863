import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { explain } from '../../../common/language/explain';
import { type WorkList, workListEntrySchema } from '../../../common/cases/workList';
import { UserFacingError } from '../../../common/userFacingError';
import { readCsvList } from './csv/readCsvList';
import { decodeText } from './decodeText';
import { readFhirList } from './fhir/readFhirList';
import { largestWorkListBytes } from './workListLimits';

/**
 * Reads a work-list: CSV with headings in English or Korean, or a Bundle of FHIR R4 in JSON. The format follows from
 * the content, not from the name.
 * @param newId makes the ids of operators
 * @throws UserFacingError that says what is wrong and where
 */
export async function readWorkList(path: string, newId: () => string): Promise<WorkList> {
  const fileName = basename(path);
  const text = decodeText(await bytesOf(path, fileName)).replace(/^\uFEFF/, '');
  const format = formatOf(text, fileName);
  const { entries, ignored } =
    format === 'fhir'
      ? readFhirList(jsonOf(text, fileName), fileName)
      : readCsvList(text, fileName, newId);
  if (entries.length === 0) throw failed('workList.empty', { file: fileName });
  return {
    ...{ format, fileName, ignored },
    entries: entries.map((entry) => workListEntrySchema.parse(entry)),
  };
}

function formatOf(text: string, file: string): WorkList['format'] {
  // What no text has: this is a picture, a spreadsheet's own format or the like.
  if (text.includes('\0')) throw failed('workList.unknownFormat', { file });
  return /^\s*[{[]/.test(text) ? 'fhir' : 'csv';
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw failed('workList.unknownFormat', { file });
  }
}

async function bytesOf(path: string, file: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > largestWorkListBytes) {
        const limit = `${largestWorkListBytes / 1024 / 1024} MB`;
        throw failed('workList.tooLarge', { file, limit });
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof UserFacingError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw failed('workList.notRead', { file, reason: reason.replaceAll(path, file) }, error);
  }
}

function failed(
  key: Parameters<typeof explain>[0],
  values: Parameters<typeof explain>[1],
  cause?: unknown,
): UserFacingError {
  return new UserFacingError(explain(key, values), { cause });
}
