import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { LibraryEntry } from '../../../common/recordings/replayIpc';
import { recordedFrameBytes } from '../../../common/recordings/recordedFrame';
import {
  framesFile,
  type RecordingManifest,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { explanationOf } from '../../../common/userFacingError';
import { decodeFrame } from '../log/frameRecords';
import { readNotes } from '../player/notesFile';
import { readManifest } from '../reader/readManifest';
import { readTimeline } from '../reader/timelineReader';

const unknown = {
  start: null,
  startedAt: null,
  durationMs: null,
  caseId: null,
  casePseudonym: null,
  title: null,
  events: [],
  marks: 0,
  gaps: 0,
  notes: [],
  foundShare: null,
} as const;

/** What the library tells of a recording's folder. Never rejects: what cannot be read is said in its place. */
export async function readLibraryEntry(folder: string): Promise<LibraryEntry> {
  const recordingId = basename(folder);
  try {
    const manifest = await readManifest(folder);
    const timeline = await readTimeline(join(folder, timelineFile));
    return { recordingId, ...unknown, ...factsOf(manifest, timeline), ...(await more(folder)) };
  } catch (error) {
    return { recordingId, ...unknown, state: 'damaged', trouble: explanationOf(error) };
  }
}

function factsOf(manifest: RecordingManifest, timeline: readonly TimelineEntry[]) {
  const { state, start, startedAt, caseId, title } = manifest;
  return {
    ...{ state, start, startedAt, caseId, title },
    trouble: null,
    events: timeline.flatMap((entry) => (entry.kind === 'case' ? [entry.event] : [])),
    marks: timeline.filter(({ kind }) => kind === 'mark').length,
    gaps: timeline.filter(({ kind }) => kind === 'gap').length,
  };
}

async function more(folder: string) {
  const notes = await readNotes(folder);
  return {
    durationMs: await durationMs(join(folder, framesFile)),
    notes: notes.map(({ text }) => text ?? ''),
  };
}

/** When the last frame was captured. */
async function durationMs(path: string): Promise<number> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const count = Math.floor(size / recordedFrameBytes);
    if (count === 0) return 0;
    const record = new Uint8Array(recordedFrameBytes);
    await file.read(record, 0, recordedFrameBytes, (count - 1) * recordedFrameBytes);
    return decodeFrame(record, 0).atMs;
  } finally {
    await file.close();
  }
}
