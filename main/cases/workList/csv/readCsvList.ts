import { explain } from '../../../../common/language/explain';
import type { WorkListEntry } from '../../../../common/cases/workList';
import { UserFacingError } from '../../../../common/userFacingError';
import { columnNamed, type WorkListColumn } from './headings';
import { CsvLineError, type CsvRow, readRows } from './readRows';
import { CellError, rowFields } from './rowFields';

/** A column of the file that is understood. */
interface KnownColumn {
  readonly column: WorkListColumn;
  readonly heading: string;
  readonly index: number;
}

/**
 * The planned cases of a CSV file whose first line has headings.
 * @param file its name, for messages
 * @throws UserFacingError that names line and column
 */
export function readCsvList(
  text: string,
  file: string,
  newId: () => string,
): { readonly entries: readonly WorkListEntry[]; readonly ignored: readonly string[] } {
  const [heads, ...rows] = rowsOf(text, file);
  const columns = knownColumns(heads?.cells ?? [], file);
  const entries = rows.map((row) => entryOf(row, columns, file, newId));
  const ignored = (heads?.cells ?? []).filter((head) => head !== '' && columnNamed(head) === null);
  return { entries, ignored: [...new Set(ignored)] };
}

function rowsOf(text: string, file: string): readonly CsvRow[] {
  try {
    return readRows(text);
  } catch (error) {
    if (!(error instanceof CsvLineError)) throw error;
    const { line, message } = error;
    throw failure('workList.badLine', { file, line, reason: message }, error);
  }
}

function knownColumns(heads: readonly string[], file: string): readonly KnownColumn[] {
  const columns: KnownColumn[] = [];
  for (const [index, heading] of heads.entries()) {
    const column = columnNamed(heading);
    if (column === null) continue;
    const first = columns.find((other) => other.column === column);
    if (first !== undefined) {
      throw failure('workList.headingTwice', { file, first: first.heading, second: heading });
    }
    columns.push({ column, heading, index });
  }
  if (columns.length > 0) return columns;
  throw failure('workList.noHeadings', { file, found: heads.join(', ').slice(0, 120) });
}

function entryOf(
  { line, cells }: CsvRow,
  columns: readonly KnownColumn[],
  file: string,
  newId: () => string,
): WorkListEntry {
  const known = (column: WorkListColumn) => columns.find((other) => other.column === column);
  try {
    return {
      ...rowFields((column) => cells[known(column)?.index ?? -1] ?? '', newId),
      place: line,
    };
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    const { column, value, expected } = error;
    const heading = known(column)?.heading ?? column;
    throw failure('workList.badValue', { file, line, column: heading, value, expected }, error);
  }
}

function failure(
  key: Parameters<typeof explain>[0],
  values: Parameters<typeof explain>[1],
  cause?: unknown,
): UserFacingError {
  return new UserFacingError(explain(key, values), { cause });
}
