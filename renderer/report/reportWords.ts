/** `m:ss` of a duration; an en dash where there is none. Unit of the argument: ms. */
export function clockWord(ms: number | null): string {
  if (ms === null) return '–';
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const sign = ms < 0 ? '−' : '';
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Day and time in the words of a language; seconds are in the timeline. @param time ISO 8601 */
export function momentWord(language: string, time: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(time));
}

/** Month and year in the words of a language. @param month `YYYY-MM` */
export function monthWord(language: string, month: string): string {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
