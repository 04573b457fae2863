const dayForms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\.?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일$/,
];

/**
 * A day that is written year first, as `2026-03-14`, `2026.3.14.`, `20260314` or `2026년 3월 14일`. Other orders are not
 * guessed at: 03/04 means two days.
 * @returns `YYYY-MM-DD`; null where it is none of these or no day of the calendar
 */
export function dayOf(text: string): string | null {
  for (const form of dayForms) {
    const [, year, month, day] = form.exec(text.trim()) ?? [];
    if (year === undefined || month === undefined || day === undefined) continue;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const date = new Date(`${written}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
  }
  return null;
}

/**
 * A day with or without a time of the place, as `2026-03-14 08:30`.
 * @returns ISO 8601 without a zone; null where it is no such moment
 */
export function momentOf(text: string): string | null {
  const match = /^(.*\S)[T\s]+([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?$/.exec(text.trim());
  const day = dayOf(match?.[1] ?? text);
  if (day === null || match === null) return day;
  return `${day}T${(match[2] ?? '').padStart(2, '0')}:${match[3] ?? ''}`;
}
