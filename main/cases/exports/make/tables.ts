import {
  caseColumns,
  eventColumns,
  identifiedColumns,
  identifiedEventColumns,
} from '../csv/caseTables';
import { tableHead, tableLine } from '../csv/writeTable';
import type { ExportFile } from '../files/exportOutput';
import {
  deidentifiedNotice,
  type ExportHead,
  exportNotice,
  privacyNotice,
} from '../record/exportNotice';
import type { CaseToExport } from './exportJob';

/** The two tables of an export, and a text that says what they are. */
export async function* tables(
  cases: AsyncIterable<CaseToExport>,
  head: ExportHead,
): AsyncGenerator<ExportFile> {
  const caseTable = { ...caseColumns, ...(head.isIdentified ? identifiedColumns : {}) };
  const eventTable = { ...eventColumns, ...(head.isIdentified ? identifiedEventColumns : {}) };
  const caseLines = [tableHead(caseTable)];
  const eventLines = [tableHead(eventTable)];
  for await (const { exported } of cases) {
    caseLines.push(tableLine(caseTable, exported));
    for (const event of exported.events) {
      eventLines.push(tableLine(eventTable, { of: exported, event }));
    }
  }
  const privacy = privacyNotice(head);
  // The name says it too, because tables are passed on one by one.
  const kind = privacy === deidentifiedNotice ? 'deidentified' : 'identified';
  yield { path: [`cases-${kind}.csv`], bytes: caseLines.join('') };
  yield { path: [`events-${kind}.csv`], bytes: eventLines.join('') };
  const about = `Cases exported by Ampulla ${head.version} at ${head.exportedAt.toISOString()}.`;
  yield { path: ['README.txt'], bytes: `${about}\n${privacy}\n${exportNotice}\n` };
}
