const millisecondsPerSecond = 1000;
const secondsPerMinute = 60;

/** A duration as the clock of cannulation shows it, `4:05`; whole seconds, cut and not rounded. */
export function clockWord(durationMs: number): string {
  const seconds = Math.floor(Math.abs(durationMs) / millisecondsPerSecond);
  const minutes = Math.floor(seconds / secondsPerMinute);
  const sign = durationMs < 0 ? '−' : '';
  return `${sign}${minutes}:${String(seconds % secondsPerMinute).padStart(2, '0')}`;
}

/**
 * The same of a length that is no running clock: the nearest whole second, since what was measured as a difference
 * misses it by a millisecond either way.
 */
export function lengthWord(ms: number): string {
  return clockWord(Math.round(ms / millisecondsPerSecond) * millisecondsPerSecond);
}

/** 24 hours, as clocks in hospitals have them, whatever the language is used to. */
const dateTimeParts = {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
} as const satisfies Intl.DateTimeFormatOptions;

/** Day and time of the clock in the room, in the language's way. @param iso ISO 8601 */
export function dateTimeWord(language: string, iso: string): string {
  return formatter(language, dateTimeParts).format(new Date(iso));
}

/** Time of the clock in the room with seconds, `14:02:11` in every language. @param iso ISO 8601 */
export function timeWord(iso: string): string {
  return formatter('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(iso),
  );
}

/** Made once for each: a list asks for hundreds. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(language, options);
  formatters.set(key, known);
  return known;
}

const halfDayMs = 12 * 3_600_000;
const dayMs = 24 * 3_600_000;

/**
 * How far a time that someone typed lies from a moment, at most half a day to either side: a case may run past
 * midnight. Null where it is no time.
 * @param typed `HH:MM:SS` or `HH:MM`, of the clock in the room
 * @param reference ISO 8601
 */
export function shiftTo(typed: string, reference: string): number | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(typed.trim());
  if (match === null) return null;
  // The seconds may be left out.
  const [hours = 0, minutes = 0, seconds = 0] = match[0].split(':').map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const date = new Date(reference);
  const target = new Date(date);
  target.setHours(hours, minutes, seconds, 0);
  const shiftMs = target.getTime() - date.getTime();
  if (shiftMs > halfDayMs) return shiftMs - dayMs;
  return shiftMs < -halfDayMs ? shiftMs + dayMs : shiftMs;
}
