/** A word further away than this is another word, not a slip of the finger. */
const farthestSlip = 2;

/** ` Did you mean X?` for the known word that is nearest to a mistyped one, or nothing. */
export function suggestion(typed: string, known: readonly string[]): string {
  const ranked = known
    .map((word) => ({ word, distance: editDistance(typed, word) }))
    .sort((one, other) => one.distance - other.distance);
  const nearest = ranked[0];
  if (nearest === undefined || nearest.distance > farthestSlip) return '';
  return ` Did you mean ${nearest.word}?`;
}

/** Insertions, deletions and replacements between two words (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [rowIndex, letter] of Array.from(from).entries()) {
    const next = [rowIndex + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      const inserted = (next[column] ?? 0) + 1;
      const deleted = (row[column + 1] ?? 0) + 1;
      next.push(Math.min(replaced, inserted, deleted));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
