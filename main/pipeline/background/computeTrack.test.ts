import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultAiSettings } from '../../../common/aiSettings';
import { boxOverlap } from '../../../common/metrics/boxMetrics';
import {
  type RecordingManifest,
  recordingManifestSchema,
} from '../../../common/recordings/recordingManifest';
import { PackShelf, tinyPackFolder } from '../../inference/fixtures/packCopy';
import { type BuiltInference, buildInference } from '../../inference/fixtures/builtInference';
import { InferenceClient } from '../../inference/inferenceClient';
import { loadAmpullaPack, type AmpullaPack } from '../../inference/modelPacks';
import { forkInNode } from '../../processes/forkInNode';
import { decodePredictions } from '../../recording/log/predictionChunks';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { makeSmallRecording } from '../../recording/testKit/smallRecording';
import { computeTrack } from './computeTrack';
import { openGate, type WorkGate } from './workGate';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const size = { width: 128, height: 96 };
const frames = 250;
let built: BuiltInference;
let pack: AmpullaPack;
let original: string;
let root: string;
let path: string;

/** Both take long on a busy computer. Unit: ms. */
const patientMs = 120_000;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), 'ampulla-track-'));
  discRecording(original);
  built = await buildInference();
  pack = await loadAmpullaPack(tinyPackFolder);
}, patientMs);
afterAll(async () => {
  rmSync(original, { recursive: true, force: true });
  await built.dispose();
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-track-'));
  path = freshCopy();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A red disc that moves to the right over 220 frames; after frame 150 it is gone for a while. */
function discRecording(folder: string): void {
  const made = makeSmallRecording({ ffmpegPath, root: folder, segments: [130, 120], size });
  for (const { file, firstFrame, frames: count } of made.manifest.segments) {
    const film = join(made.path, file);
    const disc = `if(lt(hypot(X-20-(N+${firstFrame})*0.4\\,Y-48)\\,14)*lt(mod(N+${firstFrame}\\,200)\\,150)\\,`;
    const tissue = (level: number) => `${level}+40*mod(floor(X/3)+floor(Y/3)\\,2)`;
    const colors = `r=${disc}255\\,${tissue(150)})':g='${disc}0\\,${tissue(80)})':b='${disc}0\\,${tissue(60)})`;
    execFileSync(ffmpegPath, [
      ...[
        '-v',
        'error',
        '-y',
        '-f',
        'lavfi',
        '-i',
        `color=gray:s=128x96:r=25,format=gbrp,geq='${colors}'`,
      ],
      ...['-frames:v', String(count), '-vf', 'scale=out_color_matrix=bt709,format=yuv420p'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '0', '-g', '25'],
      ...[
        '-movflags',
        'frag_keyframe+empty_moov+default_base_moof',
        '-frag_duration',
        '500000',
        film,
      ],
    ]);
  }
}

function freshCopy(): string {
  cpSync(original, root, { recursive: true });
  const [recordingId = ''] = readdirSync(root);
  return join(root, recordingId);
}

interface Run {
  readonly gate?: WorkGate;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
  readonly with?: AmpullaPack;
  readonly folder?: string;
}

function compute(run: Run = {}): Promise<void> {
  return computeTrack({
    ...{ folder: run.folder ?? path, ffmpegPath, settings: defaultAiSettings },
    pack: run.with ?? pack,
    gate: run.gate ?? openGate,
    signal: run.signal ?? new AbortController().signal,
    onProgress: run.onProgress ?? (() => undefined),
    createClient: (wanted) =>
      new InferenceClient({
        ...{ task: 'ampulla', pack: wanted, providers: ['cpu'], onlyThese: true, threads: 1 },
        fork: () => forkInNode(built.entry),
        nowMs: () => performance.now(),
      }),
  });
}

function manifestOf(folder = path): RecordingManifest {
  return recordingManifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
}

function trackOf(folder = path) {
  const track = manifestOf(folder).tracks.find(({ origin }) => origin === 'computed');
  if (track === undefined) throw new Error('There is no computed track.');
  const bytes = readFileSync(join(folder, track.file));
  return { track, bytes, ...decodePredictions(bytes) };
}

/** What must not depend on when it was computed. */
function said(folder = path) {
  const { predictions, evidence } = trackOf(folder);
  return {
    predictions: predictions.map((prediction) => ({ ...prediction, inferenceMs: 0 })),
    evidence,
  };
}

/** Stops a run when so much is done. */
async function stopAt(share: number): Promise<void> {
  const stop = new AbortController();
  const run = compute({
    signal: stop.signal,
    onProgress: (done) => {
      if (done >= share) stop.abort(new Error('stopped'));
    },
  });
  await expect(run).rejects.toThrow('stopped');
}

describe('computeTrack', { timeout: 120_000 }, () => {
  it('predicts every frame where it is, and leaves the live track alone', async () => {
    const live = readFileSync(join(path, 'predictions.bin'));
    const shares: number[] = [];
    await compute({ onProgress: (share) => shares.push(share) });
    const { track, bytes, predictions } = trackOf();
    expect(track).toMatchObject({ id: 'tiny-pack', origin: 'computed' });
    expect(track.models).toMatchObject([{ packId: 'tiny-pack', provider: 'cpu' }]);
    expect(track.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(predictions.map(({ frameId }) => frameId)).toEqual(
      Array.from({ length: frames }, (_, frame) => frame + 100),
    );
    expect(shares.at(-1)).toBe(1);
    expect(readFileSync(join(path, 'predictions.bin'))).toEqual(live);
    expect(manifestOf().tracks[0]).toMatchObject({ id: 'live' });
    for (const frame of [30, 100, 140]) {
      const truth = { x: 6 + frame * 0.4, y: 34, width: 28, height: 28 };
      expect(boxOverlap(predictions[frame]?.box ?? truth, truth).iou).toBeGreaterThan(0.6);
    }
    // Nothing is there from frame 150 to 199.
    expect(predictions[170]?.found).toBe(false);
  });

  it('draws on each frame what was predicted of it, by the live view’s rules', async () => {
    await compute();
    const { predictions } = trackOf();
    const reader = await RecordingReader.open(path, ffmpegPath);
    const overlay = reader.overlay(100, 'tiny-pack');
    expect(overlay?.prediction.frameId).toBe(200);
    expect(Buffer.from(overlay?.prediction.mask.values ?? [])).toEqual(
      Buffer.from(predictions[100]?.mask.values ?? []),
    );
    expect(reader.overlay(180, 'tiny-pack')).toBeNull();
    // After the silence between the two files a mark has to prove itself anew.
    expect(reader.overlay(129, 'tiny-pack')).not.toBeNull();
    expect(reader.overlay(130, 'tiny-pack')).toBeNull();
    expect(reader.overlay(100, 'live')).toBeNull();
    reader.dispose();
  });

  it('goes on behind what is whole after a stop and after a kill, to the same track', async () => {
    await compute();
    const whole = said();
    rmSync(path, { recursive: true });
    path = freshCopy();
    await stopAt(0.3);
    const stopped = trackOf();
    expect(stopped.track.sha256).toBeNull();
    expect(stopped.predictions.length).toBeGreaterThan(60);
    expect(stopped.predictions.length).toBeLessThan(120);
    // Half a chunk was on its way.
    appendFileSync(join(path, stopped.track.file), Buffer.from([200, 0, 0, 0, 1, 2]));
    const shares: number[] = [];
    await compute({ onProgress: (share) => shares.push(share) });
    expect(shares[0]).toBeGreaterThan(0.25);
    expect(trackOf().track.sha256).not.toBeNull();
    expect(said()).toEqual(whole);
  });

  it('waits between two frames while the gate is closed', async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const seen: number[] = [];
    const closing = { isOpen: true, pass: () => (closing.isOpen ? Promise.resolve() : opened) };
    const run = compute({
      gate: closing,
      onProgress: (share) => {
        seen.push(share);
        if (seen.length === 20) closing.isOpen = false;
      },
    });
    await expect.poll(() => closing.isOpen, { timeout: 60_000 }).toBe(false);
    expect(seen).toHaveLength(20);
    closing.isOpen = true;
    open();
    await run;
    expect(trackOf().predictions).toHaveLength(frames);
  });

  it('does nothing where it is complete, and begins anew for another version of the pack', async () => {
    await compute();
    const first = trackOf();
    await compute();
    expect(trackOf().bytes).toEqual(first.bytes);
    const shelf = await PackShelf.create();
    const folder = await shelf.addChanged('tiny', (text) =>
      text.replace(/"version": "[^"]+"/u, '"version": "9.9.9"'),
    );
    await compute({ with: await loadAmpullaPack(folder) });
    const { tracks } = manifestOf();
    expect(tracks.filter(({ origin }) => origin === 'computed')).toHaveLength(1);
    expect(trackOf().track.models[0]?.packVersion).toBe('9.9.9');
    expect(() => readFileSync(join(path, first.track.file))).toThrow(/ENOENT/u);
    await shelf.dispose();
  });

  it('says that a recording which grows has to end first', async () => {
    const manifest = { ...manifestOf(), state: 'recording' };
    writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest));
    await expect(compute()).rejects.toThrow(/is being written at this moment/u);
  });
});
