import type { AiSettings } from '../../../common/aiSettings';
import type { InferenceClient } from '../../inference/inferenceClient';
import type { AmpullaPack } from '../../inference/modelPacks';
import { modelScale } from '../../capture/ffmpegArguments';
import { ComputedTrack } from '../../recording/predictor/computedTrack';
import { modelFrames, type Stretch } from '../../recording/predictor/modelFrames';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { sourceGapMs } from '../../recording/recorder/recording';
import { EvidenceMaker } from '../evidenceMaker';
import { SteadyPredictor } from './steadyPredictor';
import type { WorkGate } from './workGate';

export interface ComputeTrackOptions {
  /** Absolute path of the recording. */
  readonly folder: string;
  readonly ffmpegPath: string;
  readonly pack: AmpullaPack;
  readonly createClient: (pack: AmpullaPack) => InferenceClient;
  /** How readily the AI speaks, as it would live. */
  readonly settings: AiSettings;
  readonly gate: WorkGate;
  readonly signal: AbortSignal;
  /** @param share of the frames that are predicted, 0 to 1 */
  readonly onProgress: (share: number) => void;
}

/**
 * Frames before the one that it goes on with which are predicted once more, so that the temporal logic has the past
 * that it would have had: two seconds, far more than any rule holds.
 */
const warmUpFrames = 50;

/**
 * Computes the track of a recording with a pack, frame by frame, with the live view's own logic: each prediction
 * arrives with its frame. Goes on where it was stopped; stops between two frames when the signal says so.
 * @throws UserFacingError; the signal's reason
 */
export async function computeTrack(options: ComputeTrackOptions): Promise<void> {
  const { folder, ffmpegPath, pack, signal } = options;
  const reader = await RecordingReader.open(folder, ffmpegPath);
  try {
    const track = await ComputedTrack.open(reader, pack.manifest);
    const predictor = new SteadyPredictor(pack, options.createClient);
    try {
      if (track.isComplete) return;
      const stretches = modelFrames({
        ...{ reader, ffmpegPath, signal, filter: modelScale },
        size: pack.manifest.input,
        from: Math.max(0, track.doneFrames - warmUpFrames),
      });
      const work = { options, reader, track, predictor, maker: new EvidenceMaker() };
      for await (const stretch of stretches) await predictStretch(work, stretch);
      await track.complete();
      options.onProgress(1);
    } finally {
      await Promise.all([track.close(), predictor.rest()]);
    }
  } finally {
    reader.dispose();
  }
}

interface Work {
  readonly options: ComputeTrackOptions;
  readonly reader: RecordingReader;
  readonly track: ComputedTrack;
  readonly predictor: SteadyPredictor;
  readonly maker: EvidenceMaker;
}

async function predictStretch(work: Work, { firstFrame, frames, displaySize }: Stretch) {
  const { options, reader, track, predictor, maker } = work;
  const { gate, signal, settings, pack } = options;
  for (const [place, frame] of frames.entries()) {
    const number = firstFrame + place;
    // Memory and device are given back to whatever runs now.
    if (!gate.isOpen) await predictor.rest();
    await gate.pass(signal);
    signal.throwIfAborted();
    if (followsSilence(reader, number)) maker.reset();
    const { prediction, model } = await predictor.predict(frame, displaySize, signal);
    const { peak } = pack.manifest.thresholds;
    const evidence = maker.push(prediction, frame.capturedAtMs, settings, peak);
    if (number < track.doneFrames) continue;
    await track.add(
      number,
      prediction,
      model,
      evidence && { frameId: evidence.prediction.frameId, validForMs: evidence.validForMs },
    );
    options.onProgress((number + 1) / reader.frames);
  }
}

/** What was seen before the source was silent cannot speak for the picture after it, as in the live view. */
function followsSilence(reader: RecordingReader, frame: number): boolean {
  return frame > 0 && reader.frame(frame).atMs - reader.frame(frame - 1).atMs > sourceGapMs;
}
