import { spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordingManifest } from '../../../common/recordings/recordingManifest';
import { encoderArguments } from '../encoder/encoderArguments';
import { x264 } from '../encoder/x264';
import { decodePredictions } from '../log/predictionChunks';
import { encodeEntry } from '../log/timelineLines';
import { numberedFrame } from '../testKit/numberedFrame';
import { readBack } from '../testKit/readBack';
import { makeSmallRecording, type SmallRecording } from '../testKit/smallRecording';
import { adoptRecordings } from './adoption';
import { encoderIdsFile } from './encoderIds';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const size = { width: 64, height: 48 };
const nobody = (): boolean => false;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-adoption-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const evidence = [{ arrivedAtMs: 1, frameId: 100, validForMs: 200 }];

/** A recording whose writer was killed: the last file has no end, and nothing says how long it is. */
function orphan(segments = [30, 60]): SmallRecording {
  const content = { predictions: [], evidence };
  const made = makeSmallRecording({ ffmpegPath, root, segments, content });
  const last = made.manifest.segments.length - 1;
  const manifest: RecordingManifest = {
    ...made.manifest,
    state: 'recording',
    endedAt: null,
    segments: made.manifest.segments.map((segment, index) =>
      index === last ? { ...segment, frames: null } : segment,
    ),
  };
  writeFileSync(join(made.path, 'manifest.json'), JSON.stringify(manifest));
  return { ...made, manifest };
}

describe('adoptRecordings', () => {
  it('cuts everything to what is whole; what is left plays, each frame with its record', async () => {
    const { path, frames } = orphan();
    const video = join(path, 'video-001.mp4');
    // Half a fragment, half a record, half a chunk and half a line were on their way.
    truncateSync(video, Math.floor(statSync(video).size * 0.7));
    appendFileSync(join(path, 'frames.bin'), Buffer.alloc(11));
    appendFileSync(join(path, 'predictions.bin'), Buffer.from([1, 2, 3]));
    const entry = { kind: 'attention', atMs: 1, frameId: 1, shown: true } as const;
    appendFileSync(join(path, 'timeline.jsonl'), `${encodeEntry(entry)}{"kind":"att`);
    const [adopted] = await adoptRecordings(root, nobody);
    const back = readBack(path, ffmpegPath, size);
    expect(adopted).toMatchObject({ frames: back.frames.length, error: null });
    expect(back.manifest).toMatchObject({ state: 'recovered' });
    expect(back.numbers).toEqual(back.frames.map((_, index) => index));
    expect(back.frames).toEqual(frames.slice(0, back.frames.length));
    expect(back.frames.length).toBeGreaterThan(30);
    expect(back.frames.length).toBeLessThan(90);
    expect(back.timeline).toEqual([entry]);
    const log = decodePredictions(readFileSync(join(path, 'predictions.bin')));
    expect(log).toEqual({ predictions: [], evidence, droppedBytes: 0 });
  });

  it('changes nothing that is closed already, nor what is being written', async () => {
    const { path } = orphan();
    expect(await adoptRecordings(root, () => true)).toEqual([]);
    const before = readFileSync(join(path, 'manifest.json'), 'utf8');
    expect(before).toContain('"state":"recording"');
    await adoptRecordings(root, nobody);
    expect(await adoptRecordings(root, nobody)).toEqual([]);
    expect(await adoptRecordings(join(root, 'nowhere'), nobody)).toEqual([]);
  });

  it('leaves out a last file that holds no picture', async () => {
    const { path } = orphan();
    truncateSync(join(path, 'video-001.mp4'), 500);
    await adoptRecordings(root, nobody);
    const back = readBack(path, ffmpegPath, size);
    expect(back.manifest.segments).toHaveLength(1);
    expect(back.frames).toHaveLength(30);
  });

  it('ends an encoder that hangs, and no other process', { timeout: 30_000 }, async () => {
    const { path } = orphan();
    const hanging = spawn(
      ffmpegPath,
      encoderArguments(x264('ultrafast'), { ...size, framesPerSecond: 25 }, join(path, 'x.mp4')),
      { stdio: ['pipe', 'ignore', 'ignore'] },
    );
    hanging.stdin.write(numberedFrame(1, size));
    const other = spawn('sleep', ['60']);
    const gone = new Promise((resolve) => hanging.once('exit', (_code, signal) => resolve(signal)));
    writeFileSync(join(path, encoderIdsFile), JSON.stringify([hanging.pid, other.pid]));
    await adoptRecordings(root, nobody);
    expect(await gone).toBe('SIGKILL');
    expect(other.exitCode).toBeNull();
    other.kill();
  });
});
