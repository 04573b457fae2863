import { type TimelineEntry, timelineEntrySchema } from '../../../common/recordings/timelineEntry';

/** What a timeline holds, and how much of it could not be read. */
export interface DecodedTimeline {
  readonly entries: readonly TimelineEntry[];
  /** Lines that are no entries; one that was cut off at the end is among them. */
  readonly droppedLines: number;
}

/** One line of `timeline.jsonl`, with its end. Times are rounded to a tenth of a millisecond. */
export function encodeEntry(entry: TimelineEntry): string {
  return `${JSON.stringify({ ...entry, atMs: Math.round(entry.atMs * 10) / 10 })}\n`;
}

/** Reads `timeline.jsonl`. What is no entry is left out and counted: one bad line hides no other. */
export function decodeTimeline(text: string): DecodedTimeline {
  const lines = text.split('\n');
  // What follows the last line end was cut off, unless it is empty.
  const rest = lines.pop() ?? '';
  const entries = lines.flatMap((line) => entryOf(line) ?? []);
  return { entries, droppedLines: lines.length - entries.length + (rest === '' ? 0 : 1) };
}

function entryOf(line: string): TimelineEntry | null {
  try {
    return timelineEntrySchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
