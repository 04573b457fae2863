import type { Size } from '../../../common/geometry';
import type { ModelIdentity } from '../../../common/prediction';

/** Evidence that stood when a display frame arrived. */
export interface EvidenceAge {
  /** By frame ids: display frame minus predicted frame. */
  readonly frames: number;
  readonly ageMs: number;
  /** Age up to which the overlay draws it. */
  readonly validForMs: number;
}

/** One phase of the live path. */
export interface LivePhase {
  readonly durationMs: number;
  /** By the pipeline. */
  readonly capturedFrames: number;
  /** Of these, the ones that came out of the port. */
  readonly deliveredFrames: number;
  /** From one arrival at the port's far end to the next. */
  readonly intervalsMs: readonly number[];
  /** One for each prediction that came back. */
  readonly inferenceMs: readonly number[];
  /** One for each display frame that met evidence. */
  readonly evidenceAges: readonly EvidenceAge[];
}

/** The inference process alone, one frame again and again. */
export interface BareInference {
  readonly durationMs: number;
  /** As the worker timed it: `session.run` with pre- and post-processing, without the way to it. */
  readonly inferenceMs: readonly number[];
}

/** The inference process killed while the picture runs. Times from the kill; null for never. */
export interface KillPhase {
  readonly live: LivePhase;
  readonly evidenceGoneMs: number | null;
  /** First prediction of the process that took over. */
  readonly predictionBackMs: number | null;
  /** First evidence after that; the picture may have nothing to show. */
  readonly evidenceBackMs: number | null;
}

/** All that one run measured, before any judgement. */
export interface Measurement {
  readonly source: {
    readonly width: number;
    readonly height: number;
    readonly framesPerSecond: number;
    /** Of the frames that go through the port. */
    readonly displaySize: Size;
  };
  readonly model: ModelIdentity;
  readonly threads: number;
  readonly bare: readonly BareInference[];
  readonly aiOff: readonly LivePhase[];
  readonly aiOn: readonly LivePhase[];
  readonly kill: KillPhase;
  /** With the thread that reads frames held for each prediction. */
  readonly held: LivePhase;
  /** What {@link Measurement.held} held the thread for. */
  readonly heldMs: number;
}
