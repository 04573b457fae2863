/** A day's list has tens of cases; more is another file by mistake, and would be held in memory. Unit: bytes. */
export const largestWorkListBytes = 5 * 1024 * 1024;

/** Longest text of a field that has no limit of its own. Unit: characters. */
export const longestShortText = 200;
export const longestNote = 4000;
