import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type {
  RecordedPrediction,
  TrackContent,
} from '../../../common/recordings/recordedPrediction';
import type { TimelineEntry } from '../../../common/recordings/timelineEntry';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { makeSmallRecording } from '../../recording/testKit/smallRecording';
import { packedMask } from '../../training/maskCoding';
import { recordedAiAnswer } from './recordedAiAnswer';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'ampulla-ai-answer-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const box = { x: 10, y: 8, width: 12, height: 9 };

/** Of frame number `frame`, arrived 30 ms later. */
function prediction(frame: number): RecordedPrediction {
  const said = { peak: 0.9, found: true, box, centroid: { x: 16, y: 12 }, inferenceMs: 12 };
  const mask = { width: 2, height: 2, values: new Uint8Array([frame, 0, 0, 255]) };
  const times = { frameId: frame + 100, arrivedAtMs: frame * 40 + 30, model: 0 };
  return { ...times, ...said, mask, quality: 'usable', view: 'fit' };
}

const content: TrackContent = {
  predictions: [prediction(3), prediction(5)],
  evidence: [
    { arrivedAtMs: 150, frameId: 103, validForMs: 100 },
    { arrivedAtMs: 230, frameId: null, validForMs: 0 },
  ],
};
const verdict: TimelineEntry = {
  ...{ kind: 'difficulty', atMs: 100, frameId: 102, state: 'speaking' },
  ...{ label: 'difficult', probability: 0.63 },
};

let made = 0;
async function answers(frames: readonly number[], said = content) {
  made += 1;
  const recordingId = `20260309-14160${made}-7f3a`;
  const options = { ffmpegPath, root, recordingId, segments: [80], timeline: [verdict] };
  const { path } = makeSmallRecording({ ...options, content: said });
  const reader = await RecordingReader.open(path, ffmpegPath);
  try {
    return frames.map((frame) => recordedAiAnswer(reader, frame));
  } finally {
    reader.dispose();
  }
}

describe('recordedAiAnswer', () => {
  it('gives the mark that stood above the frame, with the verdict that held', async () => {
    const [answer] = await answers([4]);
    expect(answer).toEqual({
      ...{ state: 'answered', box, peak: 0.9, difficulty: 'difficult', difficultProbability: 0.63 },
      mask: packedMask(prediction(3).mask, { x: 0, y: 0, width: 64, height: 48 }),
      model: { packId: 'test-pack', packVersion: '1.0.0', sha256: 'a'.repeat(64) },
    });
  });

  it('tells an AI that marks nothing from one that says nothing', async () => {
    const [early, marksNothing, off] = await answers([1, 6, 79]);
    expect(early).toEqual({ state: 'none', reason: 'noTrack' });
    expect(marksNothing).toMatchObject({ state: 'answered', box: null, mask: null });
    // Nothing came for more than two seconds.
    expect(off).toEqual({ state: 'none', reason: 'noTrack' });
  });

  it('says nothing where nothing was predicted', async () => {
    expect(await answers([4], { predictions: [], evidence: [] })).toEqual([
      { state: 'none', reason: 'noTrack' },
    ]);
  });
});
