import type { Blanking } from '../../../common/blanking';
import type { Frame } from '../../../common/frame';
import type {
  RecordingManifest,
  RecordingStart,
} from '../../../common/recordings/recordingManifest';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import type { SourceInfo } from '../../../common/status';
import type { UserFacingError } from '../../../common/userFacingError';
import type { EncodedShape, EncoderChoice } from '../encoder/encoderArguments';
import type { LossReason } from './recordingErrors';

/** A display frame with what decides how it may be stored. */
export interface DisplayedFrame {
  readonly frame: Frame;
  readonly info: SourceInfo;
  readonly blanking: Blanking;
}

type WithoutMoment<Entry> = Entry extends TimelineEntry ? Omit<Entry, 'atMs' | 'frameId'> : never;
/** What a timeline takes down; the recording adds when. Gaps are its own. */
export type TimelineFact = Exclude<WithoutMoment<TimelineEntry>, { kind: 'gap' }>;

/** When something happened, by the clock and the frames of the session. */
export interface SessionMoment {
  readonly atMs: number;
  readonly frameId: number | null;
}

export interface RecordingOptions {
  /** Absolute path of the folder in which recordings lie. */
  readonly root: string;
  /** Whether the root may be made; a folder that a person chose and that is gone may be another disk. */
  readonly mayMakeRoot: boolean;
  readonly ffmpegPath: string;
  readonly encoderFor: (shape: EncodedShape) => EncoderChoice;
  /** An encoder of this name ended although it should not have. */
  readonly onEncoderFailed: (encoder: string) => void;
  readonly version: string;
  readonly start: RecordingStart;
  readonly caseId: string | null;
  readonly source: RecordingManifest['source'];
  readonly nowMs: () => number;
  readonly now: () => Date;
  /** How long a video file becomes. Unit: ms. */
  readonly segmentMs: number;
  readonly onTrouble: (error: UserFacingError) => void;
  readonly onLost: (frames: number, reason: LossReason) => void;
}
