import { binaryDifficultyClasses } from '../../../common/difficulty';
import type { Mask8 } from '../../../common/prediction';
import type { AiAnswer, KeptMask } from '../../../common/training/reveal';
import type { RecordedPrediction } from '../../../common/recordings/recordedPrediction';
import type { Size } from '../../../common/geometry';
import type { RecordingReader } from '../../recording/reader/recordingReader';

type Recorded = Pick<
  RecordingReader,
  'manifest' | 'frames' | 'frame' | 'overlay' | 'track' | 'timeline'
>;

/** States of the AI in which it says something, be it that it marks nothing. */
const speakingStates: ReadonlySet<string> = new Set(['active', 'abstaining', 'behind']);

/**
 * What the AI said of a recorded frame: the mark that stood above it and the verdict on the difficulty that held.
 * The live track is asked first, since its marks are those that people saw.
 */
export function recordedAiAnswer(recording: Recorded, frameNumber: number): AiAnswer {
  const { tracks } = recording.manifest;
  const track = tracks.find(({ id }) => id === 'live' && isSpeaking(recording, frameNumber));
  const asked = track ?? tracks.find(({ origin }) => origin === 'computed');
  if (asked === undefined) return { state: 'none', reason: 'noTrack' };
  const overlay = recording.overlay(frameNumber, asked.id);
  const { atMs } = recording.frame(frameNumber);
  const drawn = overlay && drawnAt(recording, frameNumber, asked.id, overlay.prediction.frameId);
  const model = asked.models[drawn?.model ?? 0];
  if (model === undefined) return { state: 'none', reason: 'noTrack' };
  const { packId, packVersion, sha256 } = model;
  return {
    state: 'answered',
    box: drawn?.box ?? null,
    peak: drawn?.peak ?? null,
    mask: drawn && keptMask(drawn.mask, sizeOf(recording, frameNumber)),
    ...difficultyAt(recording, atMs),
    model: { packId, packVersion, sha256 },
  };
}

/** A mask that covers a whole item, as JSON holds it. */
export function keptMask({ width, height, values }: Mask8, item: Size): KeptMask {
  const area = { x: 0, y: 0, width: item.width, height: item.height };
  return { width, height, values: Buffer.from(values).toString('base64'), area };
}

/** Whether the live AI ran at a frame; where the timeline does not say, whether it ever said anything. */
function isSpeaking(recording: Recorded, frameNumber: number): boolean {
  const { atMs } = recording.frame(frameNumber);
  const state = recording.timeline.findLast((entry) => entry.kind === 'ai' && entry.atMs <= atMs);
  return state?.kind === 'ai'
    ? speakingStates.has(state.state)
    : recording.track('live').chunkCount > 0;
}

/** The prediction of which the overlay was drawn that stood above a frame. */
function drawnAt(
  recording: Recorded,
  frameNumber: number,
  trackId: string,
  frameId: number,
): RecordedPrediction | null {
  const next = frameNumber + 1;
  const untilMs = next < recording.frames ? recording.frame(next).atMs : Number.POSITIVE_INFINITY;
  return recording.track(trackId).predictionOf(frameId, untilMs);
}

function sizeOf(recording: Recorded, frameNumber: number): Size {
  const { segment } = recording.frame(frameNumber);
  return recording.manifest.segments[segment] ?? { width: 0, height: 0 };
}

function difficultyAt({ timeline }: Recorded, atMs: number) {
  const said = timeline.findLast((entry) => entry.kind === 'difficulty' && entry.atMs <= atMs);
  const label = said?.kind === 'difficulty' ? said.label : null;
  const difficulty = binaryDifficultyClasses.find((known) => known === label) ?? null;
  const probability = said?.kind === 'difficulty' ? said.probability : null;
  return { difficulty, difficultProbability: difficulty === null ? null : probability };
}
