import { type MemoryFigures, memoryFigures } from './memoryFigures';
import type { BareInference, LivePhase, Measurement } from './measurement';
import { type OverlayFigures, overlayFigures } from './overlayFigures';
import { type RecordingFigures, recordingFigures } from './recordingFigures';
import { mean, percentile, ratio, sum } from './statistics';

/** What bars are laid on, and the absolute values beside. Null where nothing was measured. */
export interface Figures extends OverlayFigures, MemoryFigures, RecordingFigures {
  readonly predictionsPerBare: number | null;
  readonly intervalP95OnOverOff: number | null;
  readonly intervalP95NegativeControl: number | null;
  readonly displayedOverCaptured720: number | null;
  readonly displayedOverCaptured1080: number | null;
  readonly displayedOverCapturedDemo: number | null;
  readonly captureLagFrames: number;
  readonly captureLagFramesInterlaced: number;
  readonly eventLoopDelayP99Ms: number;
  readonly predictionsPerSecond: number | null;
  /** 1000 over the mean inference time inside the worker. */
  readonly barePerSecond: number | null;
  /** The same through the messages between the processes. */
  readonly bareRoundTripsPerSecond: number | null;
  readonly inferenceMsP50: number | null;
  readonly intervalP95OnMs: number | null;
  readonly intervalP95OffMs: number | null;
  readonly intervalP95ControlMs: number | null;
  readonly slowModelMsP50: number | null;
  readonly displayedFrames720: number;
  readonly capturedFrames720: number;
  readonly displayedFrames1080: number;
  readonly capturedFrames1080: number;
  readonly displayedPerSecondDemo: number | null;
  readonly displayedPerSecond1080: number | null;
  readonly pictureMsP50Demo: number | null;
  readonly pictureMsP50At1080: number | null;
  readonly pictureMsP95At1080: number | null;
  /** Cores that each kind of process kept busy, by phases. */
  readonly busyCores: Readonly<Record<'aiOff' | 'aiOn' | 'at1080', Record<string, number>>>;
  readonly killFramesLost: number;
  readonly killOverlayGoneMs: number | null;
  readonly killPredictionBackMs: number | null;
  readonly killOverlayBackMs: number | null;
  readonly drawFailures: number;
}

/** Reduces one run to its figures. */
export function figuresOf(measurement: Measurement): Figures {
  const { captureLag, kill, drawFailures } = measurement;
  return {
    ...rateFigures(measurement),
    ...intervalFigures(measurement),
    ...displayFigures(measurement),
    ...overlayFigures(measurement),
    ...memoryFigures(measurement.memory),
    ...recordingFigures(measurement),
    captureLagFrames: captureLag.progressive,
    captureLagFramesInterlaced: captureLag.interlaced,
    eventLoopDelayP99Ms: measurement.eventLoopDelay.p99Ms,
    busyCores: busyCoresOf(measurement),
    killFramesLost: kill.live.capturedFrames - kill.live.displayedFrames,
    killOverlayGoneMs: kill.overlayGoneMs,
    killPredictionBackMs: kill.predictionBackMs,
    killOverlayBackMs: kill.overlayBackMs,
    drawFailures,
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
    inferenceMsP50: percentile(
      aiOn.flatMap((phase) => phase.inferenceMs),
      50,
    ),
  };
}

function intervalFigures({ aiOn, aiOff, control, slowModel }: Measurement) {
  const intervalP95OnMs = over(aiOn, ({ intervalsMs }) => intervalsMs, 95);
  const intervalP95OffMs = over(aiOff, ({ intervalsMs }) => intervalsMs, 95);
  const intervalP95ControlMs = over([control], ({ intervalsMs }) => intervalsMs, 95);
  return {
    intervalP95OnMs,
    intervalP95OffMs,
    intervalP95ControlMs,
    intervalP95OnOverOff: ratio(intervalP95OnMs, intervalP95OffMs),
    intervalP95NegativeControl: ratio(intervalP95ControlMs, intervalP95OffMs),
    slowModelMsP50: percentile(slowModel.runMs, 50),
  };
}

function displayFigures({ aiOn, whole720, whole1080 }: Measurement) {
  return {
    displayedOverCaptured720: ratio(displayed(whole720), captured(whole720)),
    displayedOverCaptured1080: ratio(displayed(whole1080), captured(whole1080)),
    displayedOverCapturedDemo: ratio(displayed(aiOn), captured(aiOn)),
    displayedFrames720: displayed(whole720),
    capturedFrames720: captured(whole720),
    displayedFrames1080: displayed(whole1080),
    capturedFrames1080: captured(whole1080),
    displayedPerSecondDemo: ratio(displayed(aiOn) * 1000, durationMs(aiOn)),
    displayedPerSecond1080: ratio(displayed(whole1080) * 1000, durationMs(whole1080)),
    pictureMsP50Demo: over(aiOn, ({ pictureMs }) => pictureMs, 50),
    pictureMsP50At1080: over(whole1080, ({ pictureMs }) => pictureMs, 50),
    pictureMsP95At1080: over(whole1080, ({ pictureMs }) => pictureMs, 95),
  };
}

function busyCoresOf({ aiOff, aiOn, whole1080 }: Measurement): Figures['busyCores'] {
  return { aiOff: meanCores(aiOff), aiOn: meanCores(aiOn), at1080: meanCores(whole1080) };
}

function meanCores(phases: readonly LivePhase[]): Record<string, number> {
  const names = new Set(phases.flatMap(({ busyCores }) => Object.keys(busyCores)));
  const meanOf = (name: string): number => mean(phases.map((p) => p.busyCores[name] ?? 0)) ?? 0;
  return Object.fromEntries([...names].map((name) => [name, meanOf(name)]));
}

function over(
  phases: readonly LivePhase[],
  values: (phase: LivePhase) => readonly number[],
  percent: number,
): number | null {
  return percentile(phases.flatMap(values), percent);
}

function perSecond(phases: readonly BareInference[]): number | null {
  return ratio(sum(phases.map(({ inferenceMs }) => inferenceMs.length)) * 1000, durationMs(phases));
}

function durationMs(phases: readonly Pick<LivePhase, 'durationMs'>[]): number {
  return sum(phases.map((phase) => phase.durationMs));
}

function captured(phases: readonly LivePhase[]): number {
  return sum(phases.map((phase) => phase.capturedFrames));
}

function displayed(phases: readonly LivePhase[]): number {
  return sum(phases.map((phase) => phase.displayedFrames));
}
