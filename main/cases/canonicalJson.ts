/**
 * JSON with sorted keys and without blanks, so that the same value always has the same bytes and so the same hash.
 * @param value plain data as `JSON.parse` gives it
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
