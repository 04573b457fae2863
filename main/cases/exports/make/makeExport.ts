import { type ExportFile, writeExportFile, writeExportFolder } from '../files/exportOutput';
import { safeName } from '../files/safeName';
import { caseDocument } from '../json/caseDocument';
import { caseName } from '../record/exportedCase';
import { caseFiles, type SeparateFormat } from './caseFiles';
import type { CaseToExport, ExportMeans, ExportWish } from './exportJob';
import { tables } from './tables';

/** Ending of an export that is one file; null: it is a folder. */
export function endingOf(format: ExportWish['format'], isOneCase: boolean): string | null {
  if (format === 'json') return '.json';
  if (!isOneCase) return null;
  if (format === 'pdf') return '.pdf';
  return format === 'fhir' ? '.fhir.json' : null;
}

/**
 * Makes an export and writes it, whole or not at all.
 * @param path where a person wants it
 * @returns path of what was written: a folder takes no name that is in use
 * @throws UserFacingError; AbortError when it was stopped
 */
export async function makeExport(
  path: string,
  cases: AsyncIterable<CaseToExport>,
  isOneCase: boolean,
  wish: ExportWish,
  means: ExportMeans,
): Promise<string> {
  const { format } = wish;
  if (format === 'csv') return writeExportFolder(path, tables(cases, means.head));
  if (format === 'json') {
    await writeExportFile(path, caseDocument(exportedOnly(cases), means.head));
    return path;
  }
  const files = filesOf(cases, { ...wish, format }, means);
  if (endingOf(format, isOneCase) === null) return writeExportFolder(path, files);
  await writeExportFile(path, contentOf(files));
  return path;
}

async function* exportedOnly(cases: AsyncIterable<CaseToExport>) {
  for await (const { exported } of cases) yield exported;
}

async function* contentOf(files: AsyncIterable<ExportFile>) {
  for await (const { bytes } of files) yield bytes;
}

async function* filesOf(
  cases: AsyncIterable<CaseToExport>,
  wish: ExportWish & { readonly format: SeparateFormat },
  means: ExportMeans,
): AsyncGenerator<ExportFile> {
  const taken = new Set<string>();
  for await (const one of cases) {
    yield* caseFiles(one, wish, means, freeName(safeName(caseName(one.exported)), taken));
  }
}

/** A name that no other case of this export has, whatever the system makes of upper and lower case. */
function freeName(name: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
