/** Tells the day of a time in the room's calendar. */
export interface LocalCalendar {
  /** `YYYY-MM-DD`. @param time ISO 8601 in UTC */
  readonly day: (time: string) => string;
  /** `YYYY-MM`. @param time ISO 8601 in UTC */
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

/**
 * The month where every zone has the same, because it neither begins nor ends within a day; asking for the zone takes
 * long, and 20,000 cases have a month each. @param time ISO 8601 in UTC
 */
function sureMonth(time: string): string | null {
  const day = Number(time.slice(8, 10));
  return day > 1 && day < 28 ? time.slice(0, 7) : null;
}
