import { binaryDifficultyClasses } from '../../../common/difficulty';
import type { PredictionTrack } from '../../../common/recordings/recordingManifest';
import type { AiAnswer } from '../../../common/training/reveal';
import type { RecordingReader } from '../../recording/reader/recordingReader';
import { packedMask } from '../../training/maskCoding';

type Recorded = Pick<
  RecordingReader,
  'manifest' | 'frames' | 'frame' | 'overlay' | 'track' | 'timeline'
>;

/** An AI that said nothing for so long was off, or was never asked: marking nothing is something else. Unit: ms. */
const silentAfterMs = 2000;

/**
 * What the AI said of a recorded frame: the mark that stood above it and the verdict on the difficulty that held.
 * The live track is asked first, since its marks are those that people saw.
 */
export function recordedAiAnswer(recording: Recorded, frameNumber: number): AiAnswer {
  const { tracks } = recording.manifest;
  const inOrder = [
    ...tracks.filter(({ origin }) => origin === 'live'),
    ...tracks.filter(({ origin }) => origin === 'computed'),
  ];
  const answers = inOrder.flatMap((track) => answerOfTrack(recording, frameNumber, track) ?? []);
  return answers[0] ?? { state: 'none', reason: 'noTrack' };
}

/** Null where the track says nothing of this stretch of time. */
function answerOfTrack(
  recording: Recorded,
  frameNumber: number,
  { id, models }: PredictionTrack,
): AiAnswer | null {
  const { atMs, segment } = recording.frame(frameNumber);
  const untilMs = nextAtMs(recording, frameNumber);
  const track = recording.track(id);
  const newest = track.newestPredictionBefore(untilMs);
  if (newest === null || atMs - newest.arrivedAtMs > silentAfterMs) return null;
  const overlay = recording.overlay(frameNumber, id);
  const drawn = overlay && track.predictionOf(overlay.prediction.frameId, untilMs);
  const model = models[(drawn ?? newest).model];
  const size = recording.manifest.segments[segment];
  if (model === undefined || size === undefined) return null;
  const { packId, packVersion, sha256 } = model;
  return {
    state: 'answered',
    box: drawn?.box ?? null,
    peak: drawn?.peak ?? null,
    mask: drawn && packedMask(drawn.mask, { x: 0, y: 0, width: size.width, height: size.height }),
    ...difficultyAt(recording, atMs),
    model: { packId, packVersion, sha256 },
  };
}

/** When the next frame came; infinite for the last one. */
function nextAtMs(recording: Recorded, frameNumber: number): number {
  const next = frameNumber + 1;
  return next < recording.frames ? recording.frame(next).atMs : Number.POSITIVE_INFINITY;
}

function difficultyAt({ timeline }: Recorded, atMs: number) {
  const said = timeline.findLast((entry) => entry.kind === 'difficulty' && entry.atMs <= atMs);
  const label = said?.kind === 'difficulty' ? said.label : null;
  const difficulty = binaryDifficultyClasses.find((known) => known === label) ?? null;
  const probability = said?.kind === 'difficulty' ? said.probability : null;
  return { difficulty, difficultProbability: difficulty === null ? null : probability };
}
