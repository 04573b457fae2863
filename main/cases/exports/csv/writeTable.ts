import { stringify } from 'csv-stringify/sync';
import type { Cell, Columns } from './caseTables';

/**
 * Marks UTF-8, without which spreadsheets take Korean for something else. RFC 4180 has lines end so.
 */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** First line of a table: the names of its columns. */
export function tableHead<Row>(columns: Columns<Row>): string {
  return byteOrderMark + lineOf(Object.keys(columns));
}

/** One line of a table. A text that a spreadsheet would reckon with gets an apostrophe before it. */
export function tableLine<Row>(columns: Columns<Row>, row: Row): string {
  return lineOf(Object.values(columns).map((cell) => cell(row)));
}

function lineOf(cells: readonly Cell[]): string {
  return stringify([cells.map(withoutFormulaInside)], {
    escape_formulas: true,
    record_delimiter: lineEnd,
    quoted_match: /[\r\n;\t]/,
    cast: { boolean: (value) => String(value) },
  });
}

/** A spreadsheet that trims or normalises a text would find the formula that follows. */
function withoutFormulaInside(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const isFormula = /^[\s\p{C}\p{Z}]+[=+\-@＝＋－＠]/u.test(cell);
  return isFormula ? `'${cell}` : cell;
}
