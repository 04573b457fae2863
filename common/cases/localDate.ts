/** Tells the day of a time in the room's calendar. */
export interface LocalCalendar {
  /** `YYYY-MM-DD`. @param time ISO 8601 */
  readonly day: (time: string) => string;
  /** `YYYY-MM`. @param time ISO 8601 */
  readonly month: (time: string) => string;
}

/**
 * The calendar of a time zone: east of Greenwich a morning's cases still have yesterday's date in UTC.
 * @param timeZone IANA name, for instance `Asia/Seoul`; left out: the system's
 * @throws RangeError for a zone that does not exist
 */
export function localCalendar(timeZone?: string): LocalCalendar {
  // Sweden writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  const day = (time: string) => format.format(new Date(time));
  return { day, month: (time) => sureMonth(time) ?? day(time).slice(0, 7) };
}

/** No zone is further behind or ahead of UTC. Unit: ms. */
const mostBehindMs = 12 * 3_600_000;
const mostAheadMs = 14 * 3_600_000;

/** The month where every zone has the same; asking for the zone takes long, and 20,000 cases have a month each. */
function sureMonth(time: string): string | null {
  const timeMs = Date.parse(time);
  const first = new Date(timeMs - mostBehindMs).toISOString().slice(0, 7);
  const last = new Date(timeMs + mostAheadMs).toISOString().slice(0, 7);
  return first === last ? first : null;
}
