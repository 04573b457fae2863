import type { Fault } from '../language/messageWords';
import type { RecordingStart } from './recordingManifest';

/** What the recorder does, as the live view says it. */
export type RecorderState =
  /** It is to record and cannot yet: there is no picture, or nothing in it that may be stored. */
  | {
      readonly state: 'waiting';
      readonly start: RecordingStart;
      readonly reason: 'noPicture' | 'noFieldOfView';
      readonly forecastMinutes: number | null;
    }
  /** `forecastMinutes`: for how long the free space lasts at the usual rate; null where the system does not tell. */
  | { readonly state: 'idle'; readonly forecastMinutes: number | null }
  | (RecorderRunning & { readonly state: 'recording' })
  /** Nothing is written although it should be: the one state that is shown in red. Picture and AI go on. */
  | (RecorderRunning & Fault & { readonly state: 'losing' });

interface RecorderRunning {
  /** Null while no folder could be made. */
  readonly recordingId: string | null;
  readonly start: RecordingStart;
  readonly elapsedMs: number;
  readonly encoder: string | null;
  /** Frames that were seen and are not in the recording. */
  readonly lostFrames: number;
  /** Pictures are written too coarse to be read, because text that stands still is not known yet. */
  readonly isCoarse: boolean;
  readonly forecastMinutes: number | null;
}
