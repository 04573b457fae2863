import type { EvidenceAge, LivePhase, Measurement } from './measurement';
import { mean, percentile, ratio } from './statistics';

/** Evidence older than this, or than two inference intervals where those are longer, is stale. */
const staleAfterMs = 200;

/** What bars are laid on, and the absolute values beside. Null where nothing was measured. */
export interface Figures {
  readonly predictionsPerSecond: number | null;
  /** 1000 over the mean inference time inside the worker. */
  readonly barePerSecond: number | null;
  /** The same through the messages between the processes. */
  readonly bareRoundTripsPerSecond: number | null;
  readonly predictionsPerBare: number | null;
  readonly intervalP95OnMs: number | null;
  readonly intervalP95OffMs: number | null;
  readonly intervalP95OnOverOff: number | null;
  readonly intervalP95HeldMs: number | null;
  readonly intervalP95NegativeControl: number | null;
  readonly capturedFrames: number;
  readonly displayedFrames: number;
  readonly displayedOverCaptured720: number | null;
  readonly inferenceMsP50: number | null;
  readonly overlayAgeFramesP50: number | null;
  readonly overlayAgeFramesP95: number | null;
  readonly overlayAgeBoundFrames: number | null;
  readonly staleDrawn: number;
  /** Display frames that evidence was drawn on. */
  readonly drawnOnFrames: number;
  readonly killFramesLost: number;
  readonly killEvidenceGoneMs: number | null;
  readonly killPredictionBackMs: number | null;
  readonly killEvidenceBackMs: number | null;
}

/** Reduces one run to its figures. */
export function figuresOf(measurement: Measurement): Figures {
  return {
    ...rateFigures(measurement),
    ...pictureFigures(measurement),
    ...ageFigures(measurement),
    killFramesLost: framesLost(measurement.kill.live),
    killEvidenceGoneMs: measurement.kill.evidenceGoneMs,
    killPredictionBackMs: measurement.kill.predictionBackMs,
    killEvidenceBackMs: measurement.kill.evidenceBackMs,
  };
}

function rateFigures({ aiOn, bare, source }: Measurement) {
  const predictionsPerSecond = perSecond(aiOn);
  const barePerSecond = ratio(1000, mean(bare.flatMap(({ inferenceMs }) => inferenceMs)));
  const possible = barePerSecond === null ? null : Math.min(source.framesPerSecond, barePerSecond);
  return {
    predictionsPerSecond,
    barePerSecond,
    bareRoundTripsPerSecond: perSecond(bare),
    predictionsPerBare: ratio(predictionsPerSecond, possible),
  };
}

function pictureFigures({ aiOn, aiOff, held }: Measurement) {
  const intervalP95OnMs = intervalP95Ms(aiOn);
  const intervalP95OffMs = intervalP95Ms(aiOff);
  const intervalP95HeldMs = intervalP95Ms([held]);
  const capturedFrames = sum(aiOn.map((phase) => phase.capturedFrames));
  const displayedFrames = sum(aiOn.map((phase) => phase.deliveredFrames));
  return {
    intervalP95OnMs,
    intervalP95OffMs,
    intervalP95OnOverOff: ratio(intervalP95OnMs, intervalP95OffMs),
    intervalP95HeldMs,
    intervalP95NegativeControl: ratio(intervalP95HeldMs, intervalP95OffMs),
    capturedFrames,
    displayedFrames,
    displayedOverCaptured720: ratio(displayedFrames, capturedFrames),
  };
}

function ageFigures({ aiOn, kill, source }: Measurement) {
  const inferenceMsP50 = percentile(
    aiOn.flatMap((phase) => phase.inferenceMs),
    50,
  );
  const drawn = aiOn.flatMap((phase) => phase.evidenceAges).filter(isDrawn);
  const frames = drawn.map((age) => age.frames);
  const drawnAtKill = kill.live.evidenceAges.filter(isDrawn);
  const staleLimitMs = Math.max(staleAfterMs, 2 * (ratio(1000, perSecond(aiOn)) ?? 0));
  const stale = [...drawn, ...drawnAtKill].filter(({ ageMs }) => !(ageMs <= staleLimitMs));
  return {
    inferenceMsP50,
    overlayAgeFramesP50: percentile(frames, 50),
    overlayAgeFramesP95: percentile(frames, 95),
    overlayAgeBoundFrames: ageBoundFrames(inferenceMsP50, source.framesPerSecond),
    staleDrawn: stale.length,
    drawnOnFrames: drawn.length,
  };
}

/** A prediction misses at most the frames that arrive while it is made, and the one it was made of. */
function ageBoundFrames(inferenceMs: number | null, framesPerSecond: number): number | null {
  return inferenceMs === null ? null : Math.ceil((inferenceMs * framesPerSecond) / 1000) + 1;
}

/** By the promise that goes with the evidence, which is what the overlay obeys. */
function isDrawn({ ageMs, validForMs }: EvidenceAge): boolean {
  return ageMs <= validForMs;
}

function perSecond(
  phases: readonly { readonly durationMs: number; readonly inferenceMs: readonly number[] }[],
): number | null {
  const predictions = sum(phases.map(({ inferenceMs }) => inferenceMs.length));
  return ratio(predictions * 1000, sum(phases.map(({ durationMs }) => durationMs)));
}

function intervalP95Ms(phases: readonly LivePhase[]): number | null {
  return percentile(
    phases.flatMap(({ intervalsMs }) => intervalsMs),
    95,
  );
}

function framesLost({ capturedFrames, deliveredFrames }: LivePhase): number {
  return capturedFrames - deliveredFrames;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
