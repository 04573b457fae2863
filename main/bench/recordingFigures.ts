import type { LivePhase, Measurement } from './measurement';
import { percentile, ratio, sum } from './statistics';

/** What a bench says of the recorder; null where nothing was recorded. */
export interface RecordingFigures {
  /** Frames that were seen and not recorded: the demo with the AI and whole frames of 720 lines. */
  readonly recordingFramesLost: number | null;
  readonly recordingFramesLost1080: number | null;
  /** Pictures that waited for the encoder, in the same phases. */
  readonly recordingQueueMsP95: number | null;
  readonly recordingQueueMsMax: number | null;
  readonly recordingQueueMsMax1080: number | null;
  /** Names and presets, the demo's and those of 720 lines, and those of 1080 lines. */
  readonly recordingEncoders: readonly string[];
  readonly recordingEncoders1080: readonly string[];
  /** Part of the time in which pictures were too coarse to be read, and cheaper to encode. */
  readonly recordingCoarseShare: number | null;
  /** Of the whole run, with everything that stands in the file. */
  readonly bytesPerPrediction: number | null;
  readonly recordedPredictions: number | null;
  /** At 25 predictions a second. Unit: 1,000,000 bytes. */
  readonly predictionLogMbIn30Minutes: number | null;
}

const predictionsIn30Minutes = 30 * 60 * 25;
const bytesPerMb = 1e6;

/** The figures of a run that concern its recording. */
export function recordingFigures(measurement: Measurement): RecordingFigures {
  const { aiOn, whole720, whole1080, recording } = measurement;
  const usual = loadsOf([...aiOn, ...whole720]);
  const large = loadsOf(whole1080);
  const bytesPerPrediction =
    recording === null ? null : ratio(recording.predictionBytes, recording.predictions);
  return {
    recordingFramesLost: lostIn(usual),
    recordingFramesLost1080: lostIn(large),
    recordingQueueMsP95: percentile(waitingIn(usual), 95),
    recordingQueueMsMax: percentile(waitingIn(usual), 100),
    recordingQueueMsMax1080: percentile(waitingIn(large), 100),
    recordingEncoders: encodersIn(usual),
    recordingEncoders1080: encodersIn(large),
    recordingCoarseShare: ratio(sum(usual.map(({ coarseShare }) => coarseShare)), usual.length),
    bytesPerPrediction,
    recordedPredictions: recording?.predictions ?? null,
    predictionLogMbIn30Minutes:
      bytesPerPrediction === null
        ? null
        : (bytesPerPrediction * predictionsIn30Minutes) / bytesPerMb,
  };
}

type Loads = readonly NonNullable<LivePhase['recording']>[];

function loadsOf(phases: readonly LivePhase[]): Loads {
  return phases.flatMap(({ recording }) => recording ?? []);
}

function lostIn(loads: Loads): number | null {
  return loads.length === 0 ? null : sum(loads.map(({ lostFrames }) => lostFrames));
}

function waitingIn(loads: Loads): readonly number[] {
  return loads.flatMap(({ waitingMs }) => waitingMs);
}

function encodersIn(loads: Loads): readonly string[] {
  return [...new Set(loads.flatMap(({ encoders }) => encoders))];
}
