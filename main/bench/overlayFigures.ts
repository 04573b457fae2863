import type { EvidenceAge, LivePhase, Measurement } from './measurement';
import { percentile, sum } from './statistics';

/** Evidence older than this, or than two prediction intervals where those are longer, is stale. */
const staleAfterMs = 200;

/** How old the overlay was, and how long after its picture it came. */
export interface OverlayFigures {
  readonly overlayAgeFramesP50: number | null;
  readonly overlayAgeFramesP95: number | null;
  readonly overlayAgeBoundFrames: number | null;
  /** Display frames in all phases with the AI that stood under older evidence than is allowed. */
  readonly staleDrawn: number;
  /** Display frames that evidence was drawn on. */
  readonly drawnOnFrames: number;
  /** From the capture of a frame to the overlay that speaks of it. */
  readonly annotationDelayMsP50: number | null;
  readonly annotationDelayMsP95: number | null;
  readonly overlayMsP50: number | null;
}

/** The figures of a run that concern its overlay. */
export function overlayFigures(measurement: Measurement): OverlayFigures {
  const { aiOn, whole720, whole1080, kill, source, probeStaleDrawn } = measurement;
  const ages = aiOn.flatMap((phase) => phase.evidenceAges);
  const frames = ages.map((age) => age.frames);
  const inferenceMs = percentile(
    aiOn.flatMap((phase) => phase.inferenceMs),
    50,
  );
  const stale = [...aiOn, ...whole720, ...whole1080, kill.live].map(staleIn);
  const delaysMs = aiOn.flatMap((phase) => phase.annotationDelaysMs);
  return {
    overlayAgeFramesP50: percentile(frames, 50),
    overlayAgeFramesP95: percentile(frames, 95),
    overlayAgeBoundFrames: ageBoundFrames(inferenceMs, source.framesPerSecond),
    staleDrawn: Math.max(sum(stale), probeStaleDrawn),
    drawnOnFrames: ages.length,
    annotationDelayMsP50: percentile(delaysMs, 50),
    annotationDelayMsP95: percentile(delaysMs, 95),
    overlayMsP50: percentile(
      aiOn.flatMap((phase) => phase.overlayMs),
      50,
    ),
  };
}

/** A prediction misses at most the frames that arrive while it is made, and the one it was made of. */
function ageBoundFrames(inferenceMs: number | null, framesPerSecond: number): number | null {
  return inferenceMs === null ? null : Math.ceil((inferenceMs * framesPerSecond) / 1000) + 1;
}

/** Drawn past the promise that goes with it, or by a promise that no pace of the phase allows. */
function staleIn({ evidenceAges, predictionIntervalsMs }: LivePhase): number {
  const limitMs = Math.max(staleAfterMs, 2 * Math.max(0, ...predictionIntervalsMs));
  const isStale = ({ ageMs, validForMs }: EvidenceAge): boolean =>
    !(ageMs <= validForMs && ageMs <= limitMs);
  return evidenceAges.filter(isStale).length;
}
