import { z } from 'zod';
import type { ArchiveAnswer } from '../cases/archiveAnswer';
import type { ErrorExplanation } from '../language/messageWords';
import { replaySnapshotSchema } from './replaySnapshot';
import {
  recordingIdSchema,
  type RecordingManifest,
  type RecordingStart,
} from './recordingManifest';
import type { ReplayNote } from './replayNote';
import type { TimelineEntry } from './timelineEntry';
import type { TrackComparison } from './trackComparison';
import type { TrackDigest } from './trackDigest';

/** Rates that can be chosen; backwards with a minus. */
export const replayRates = [0.25, 0.5, 1, 2, 4] as const;
const rateSchema = z
  .number()
  .refine((rate) => replayRates.some((known) => known === Math.abs(rate)), 'is no known rate');

const frameSchema = z.int().nonnegative();
const trackIdSchema = z.string().max(64);

/** What the player is told to do. */
export const replayControlSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('play'), rate: rateSchema }),
  z.strictObject({ kind: z.literal('pause') }),
  /** To a frame by its number; one behind the end means the last one. */
  z.strictObject({ kind: z.literal('seekFrame'), frame: frameSchema }),
  /** To the frame that stood at a time. Unit: ms since the start. */
  z.strictObject({ kind: z.literal('seekTime'), atMs: z.number().nonnegative() }),
  /** By frames, forwards or backwards; pauses. */
  z.strictObject({ kind: z.literal('step'), frames: z.int().min(-100_000).max(100_000) }),
  /** Both ends are played; null ends it. */
  z.strictObject({
    kind: z.literal('loop'),
    section: z.strictObject({ first: frameSchema, last: frameSchema }).nullable(),
  }),
  /** Whose overlay is shown. */
  z.strictObject({ kind: z.literal('track'), trackId: trackIdSchema }),
  /** Whose overlay is shown beside it; null for none. */
  z.strictObject({ kind: z.literal('compare'), trackId: trackIdSchema.nullable() }),
]);
export type ReplayControl = Readonly<z.infer<typeof replayControlSchema>>;

/** Where the player stands. */
export interface ReplayState {
  readonly recordingId: string;
  readonly frame: number;
  /** Between two frames of a gap it goes on, so that a gap is seen. Unit: ms since the start. */
  readonly atMs: number;
  readonly frames: number;
  readonly durationMs: number;
  readonly isPlaying: boolean;
  readonly rate: number;
  readonly loop: { readonly first: number; readonly last: number } | null;
  /** The picture stands still because nothing was recorded from here on; null elsewhere. Unit: ms. */
  readonly gap: { readonly fromMs: number; readonly untilMs: number } | null;
  readonly isGrowing: boolean;
  /** Whose overlay is shown; null where nothing was predicted. */
  readonly trackId: string | null;
  /** Whose overlay is shown beside it; null unless two are compared. */
  readonly comparedTrackId: string | null;
  /** Why the frame cannot be shown; null where it can. */
  readonly trouble: ErrorExplanation | null;
}

/** What stands in a recording besides its pictures. */
export interface ReplayContent {
  readonly manifest: RecordingManifest;
  readonly timeline: readonly TimelineEntry[];
  readonly notes: readonly ReplayNote[];
  /** One for each track that can be read. */
  readonly digests: readonly TrackDigest[];
  /** As far as it is known; null unless two tracks are compared. */
  readonly comparison: TrackComparison | null;
}

/** `damaged`: its manifest cannot be used. */
export type LibraryState = RecordingManifest['state'] | 'damaged';

/** One recording of the library. */
export interface LibraryEntry {
  readonly recordingId: string;
  readonly state: LibraryState;
  /** Why it cannot be opened; null where it can. */
  readonly trouble: ErrorExplanation | null;
  /** What began it; null where that is not known. */
  readonly start: RecordingStart | null;
  readonly startedAt: string | null;
  readonly durationMs: number | null;
  readonly caseId: string | null;
  /** As the case log has it, where it is open and the person may see it. */
  readonly casePseudonym: string | null;
  readonly title: string | null;
  readonly events: readonly string[];
  readonly marks: number;
  readonly gaps: number;
  readonly notes: readonly string[];
  /** Null while it is not known yet. */
  readonly foundShare: number | null;
}

/** Arguments of the commands of library and player. */
export const replayCommandSchemas = {
  'replay:library': z.tuple([]),
  'replay:thumbnail': z.tuple([recordingIdSchema]),
  'replay:open': z.tuple([recordingIdSchema]),
  'replay:close': z.tuple([]),
  'replay:control': z.tuple([replayControlSchema]),
  'replay:addNote': z.tuple([frameSchema, z.string().trim().min(1).max(500).nullable()]),
  'replay:removeNote': z.tuple([z.uuid()]),
  'replay:snapshot': z.tuple([replaySnapshotSchema]),
  'replay:remove': z.tuple([recordingIdSchema]),
  'replay:undoRemove': z.tuple([recordingIdSchema]),
} as const;

/** Answers of the commands. Rights are checked in main. */
export interface ReplayCommandResults {
  /** Newest first. */
  'replay:library': ArchiveAnswer<readonly LibraryEntry[]>;
  /** A small picture as an address with its data; null where none can be made. */
  'replay:thumbnail': string | null;
  /** Frames come through a port of their own from then on. */
  'replay:open': ArchiveAnswer<ReplayContent>;
  'replay:close': undefined;
  'replay:control': undefined;
  'replay:addNote': ArchiveAnswer<readonly ReplayNote[]>;
  'replay:removeNote': ArchiveAnswer<readonly ReplayNote[]>;
  /** The time by which it is called, as `14:23:55`. */
  'replay:snapshot': ArchiveAnswer<string>;
  /** Can be taken back until the application ends. */
  'replay:remove': ArchiveAnswer<null>;
  'replay:undoRemove': ArchiveAnswer<null>;
}

/** Events of library and player. */
export interface ReplayEvents {
  replayState: ReplayState;
  /** More is known of the recording that is open: it grew, or its strips were made. */
  replayContent: ReplayContent;
  /** More is known of a recording of the library. */
  libraryEntry: LibraryEntry;
}
