import { readFile } from 'node:fs/promises';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { decodeTimeline } from '../log/timelineLines';

/** What happened while the picture ran; empty where nothing was written. Some hundred lines an hour. */
export async function readTimeline(path: string): Promise<readonly TimelineEntry[]> {
  try {
    return decodeTimeline(await readFile(path, 'utf8')).entries;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
