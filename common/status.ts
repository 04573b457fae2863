import type { DifficultyLabel, DifficultyStatus } from './difficulty';
import type { FieldOfView, FieldOfViewOrigin } from './fieldOfView';
import type { Size } from './geometry';
import type { Fault } from './language/messageWords';
import type { ExecutionProvider, Mask8, Prediction } from './prediction';

/** What the source is doing. Words of the interface are derived from it, never stored. */
export type SourceStatus =
  | { readonly state: 'noSource' }
  | { readonly state: 'waiting'; readonly name: string }
  | { readonly state: 'live'; readonly name: string; readonly info: SourceInfo }
  | { readonly state: 'stalled'; readonly name: string; readonly info: SourceInfo }
  | { readonly state: 'ended'; readonly name: string; readonly info: SourceInfo }
  | (Fault & { readonly state: 'lost'; readonly name: string })
  /** A device broke off or is not there yet, and is tried again until it comes. */
  | (Fault & { readonly state: 'reconnecting'; readonly name: string });

/** What probing found, and what is done with it. */
export interface SourceInfo {
  /** Size of the source's frames, before the crop. Unit: pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly interlaced: boolean;
  readonly fieldOfView: FieldOfView;
  /** `notFound`: nothing looked like an endoscopic picture; the whole frame stands in. */
  readonly fieldOfViewOrigin: FieldOfViewOrigin;
  /** Size of the display frames: the field of view, scaled down where it is larger than the display limit. */
  readonly displaySize: Size;
  /** Null for a source without an end. */
  readonly durationMs: number | null;
}

/** What the AI is doing. */
export type AiStatus =
  | { readonly state: 'off' }
  | { readonly state: 'starting' }
  | (AiRunning & { readonly state: 'active' })
  | (AiRunning & { readonly state: 'abstaining'; readonly reason: AbstainingReason })
  | (AiRunning & { readonly state: 'behind' })
  | (Fault & { readonly state: 'error' });

/** Why the AI gives no answer, in the words of the interface. */
export type AbstainingReason =
  | 'no picture'
  /** Nothing on the console's screen looks like an endoscopic picture. */
  | 'no field of view'
  | 'picture is dark'
  | 'out of body'
  | 'picture is blurred'
  /** An instrument covers what the model found. */
  | 'instrument';

interface AiRunning {
  readonly packId: string;
  readonly packVersion: string;
  readonly provider: ExecutionProvider;
  /** Median inference time of the last second. */
  readonly inferenceMs: number;
  /** Median time from capture of a frame to its prediction in main. */
  readonly delayMs: number;
  readonly predictionsPerSecond: number;
}

/** Counts since the source was opened; a device that comes back counts on. */
export interface FrameCounts {
  readonly captured: number;
  readonly sent: number;
  readonly dropped: number;
}

/** The whole state of the live view that is not a picture. Sent when it changes, at most 10 times a second. */
export interface LiveStatus {
  readonly source: SourceStatus;
  readonly ai: AiStatus;
  readonly difficulty: DifficultyStatus;
  readonly frames: FrameCounts;
}

/**
 * What the overlay may draw: the newest prediction that supports it.
 * `validForMs` bounds the age (frame time minus `prediction.capturedAtMs`) at which it may be drawn.
 */
export interface OverlayEvidence {
  readonly prediction: Prediction;
  readonly validForMs: number;
}

/** What the attention overlay may draw: where the newest estimate of difficulty found its evidence. */
export interface AttentionEvidence {
  /** Of the frame that was looked at. */
  readonly frameId: number;
  readonly capturedAtMs: number;
  readonly mediaTimeMs: number;
  /** Class activation map of {@link AttentionEvidence.explains}; covers the whole frame, 255 = its maximum. */
  readonly attention: Mask8;
  /** The frame's most probable class. */
  readonly explains: DifficultyLabel;
  /** Age (frame time minus `capturedAtMs`) up to which it may be drawn, as in {@link OverlayEvidence}. */
  readonly validForMs: number;
}
