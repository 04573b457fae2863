/**
 * A name for a new case that nobody has yet and that says nothing of the patient: the day and a counter, for
 * instance `2026-03-14-02`.
 * @param existing pseudonyms that are taken
 * @param today day of the room's calendar, `YYYY-MM-DD`
 */
export function suggestPseudonym(existing: Iterable<string>, today: string): string {
  const taken = new Set(existing);
  let counter = 1;
  while (taken.has(named(today, counter))) counter += 1;
  return named(today, counter);
}

function named(today: string, counter: number): string {
  return `${today}-${String(counter).padStart(2, '0')}`;
}
