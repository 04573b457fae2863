import { type CsvError, parse } from 'csv-parse/sync';
import { columnNamed } from './headings';

/** A line of a CSV file. */
export interface CsvRow {
  /** In the file, from 1; of a record that goes over several lines its last. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Signs that separate the cells of a line in files that are called CSV. */
const delimiters = [',', ';', '\t', '|'] as const;

/** Guards against a file that opens a quotation and never closes it. Unit: characters. */
const longestRecord = 100_000;

/**
 * All lines of a CSV file that hold something, with the separator under which its first line has most headings.
 * @throws CsvLineError where a line has not as many cells as the first or a quotation does not end
 */
export function readRows(text: string): readonly CsvRow[] {
  const known = delimiters.map((delimiter) => ({
    delimiter,
    count: knownHeadings(text, delimiter),
  }));
  const best = known.reduce((found, other) => (other.count > found.count ? other : found));
  return parsed(text, best.delimiter);
}

/** A line that is not as CSV has it. */
export class CsvLineError extends Error {
  readonly line: number;

  constructor(line: number, reason: string, options: { readonly cause: unknown }) {
    super(reason, options);
    this.name = 'CsvLineError';
    this.line = line;
  }
}

function knownHeadings(text: string, delimiter: string): number {
  try {
    const [heads] = parsed(text, delimiter, 1);
    return (heads?.cells ?? []).filter((cell) => columnNamed(cell) !== null).length;
  } catch {
    return 0;
  }
}

function parsed(text: string, delimiter: string, to?: number): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      delimiter,
      bom: true,
      trim: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: longestRecord,
      ...(to === undefined ? {} : { to }),
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    throw lineError(error);
  }
  return rows;
}

function lineError(error: unknown): unknown {
  if (!isCsvError(error)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
  return new CsvLineError(line, error.message, { cause: error });
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
