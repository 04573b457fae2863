/** A cell of a CSV file; null for an empty one. */
export type CsvCell = string | number | boolean | null;

/** A CSV file (RFC 4180, with bare line feeds): a head and its rows. Texts are quoted where they must be. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
