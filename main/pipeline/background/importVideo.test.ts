import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type RecordingManifest,
  recordingManifestSchema,
} from '../../../common/recordings/recordingManifest';
import { UserFacingError } from '../../../common/userFacingError';
import { clearStage } from '../../recording/importing/importStage';
import { x264 } from '../../recording/encoder/x264';
import { decodeFrames } from '../../recording/log/frameRecords';
import { RecordingReader } from '../../recording/reader/recordingReader';
import { type ImportedVideo, importVideo, type ImportVideoOptions } from './importVideo';
import { openGate } from './workGate';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const demo = fileURLToPath(new URL('../../../assets/demo/demo.mp4', import.meta.url));
const text = { x: 600, y: 300, width: 120, height: 20 };
let films: string;
let film: string;
let root: string;

/** Eight seconds of the demo with letters that stand still, and a second that is missing in the middle. */
beforeAll(() => {
  films = mkdtempSync(join(tmpdir(), 'ampulla-films-'));
  film = join(films, 'Film of somebody.mkv');
  const letters = Array.from({ length: 8 }, (_, letter) => {
    const x = text.x + letter * 15;
    return [`${x}:${text.y}:3:20`, `${x}:${text.y}:11:3`, `${x}:${text.y + 8}:9:3`]
      .map((box) => `drawbox=${box}:color=white:t=fill`)
      .join(',');
  });
  const late = "setpts='PTS+if(gte(N,120),1.5/TB,0)'";
  execFileSync(ffmpegPath, [
    ...['-v', 'error', '-ss', '30', '-t', '8', '-i', demo, '-vf', `${letters.join(',')},${late}`],
    ...['-fps_mode', 'passthrough', '-c:v', 'libx264', '-preset', 'ultrafast', film],
  ]);
}, 120_000);
afterAll(() => rmSync(films, { recursive: true, force: true }));
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ampulla-import-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function doImport(changes: Partial<ImportVideoOptions> = {}): Promise<ImportedVideo> {
  return importVideo({
    ...{ path: film, root, mayMakeRoot: false, ffmpegPath, version: '0.0.0', gate: openGate },
    encoderFor: () => x264('ultrafast'),
    now: () => new Date('2026-03-09T14:15:02.000Z'),
    nowMs: () => performance.now(),
    fieldOfView: 'auto',
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...changes,
  });
}

function manifestOf(folder: string): RecordingManifest {
  return recordingManifestSchema.parse(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
}

/** Presentation times of the film's pictures from its first one. Unit: ms. */
function timesOf(path: string): number[] {
  const ffprobePath = ffmpegPath.replace(/ffmpeg(?=[^/]*$)/u, 'ffprobe');
  const times = execFileSync(ffprobePath, [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'frame=pts_time'],
    ...['-of', 'csv=p=0', path],
  ]);
  const seconds = times.toString().match(/[\d.]+/gu) ?? [];
  return seconds.map((time) => (Number(time) - Number(seconds[0])) * 1000);
}

async function refusal(changes: Partial<ImportVideoOptions>): Promise<string | undefined> {
  const error: unknown = await doImport(changes).then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof UserFacingError ? error.words?.key : String(error);
}

describe('importVideo', { timeout: 120_000 }, () => {
  it('makes a recording with every frame at its time, without a name and without the text', async () => {
    const shares: number[] = [];
    const { recordingId, isCoarse } = await doImport({
      onProgress: (phase, share) => {
        if (phase === 'writing') shares.push(share);
      },
    });
    expect(readdirSync(root)).toEqual([recordingId]);
    const folder = join(root, recordingId);
    const manifest = manifestOf(folder);
    expect(manifest).toMatchObject({ state: 'closed', start: 'import', title: null, tracks: [] });
    expect(manifest.startedAt).toBe('2026-03-09T14:15:02.000Z');
    expect(JSON.stringify(manifest)).not.toContain('somebody');
    expect(isCoarse).toBe(false);
    const { frames } = decodeFrames(readFileSync(join(folder, 'frames.bin')));
    const times = timesOf(film);
    expect(frames.length).toBe(times.length);
    frames.forEach(({ atMs }, frame) => expect(atMs).toBeCloseTo(times[frame] ?? 0, -1));
    // Where the film has nothing, another file begins.
    expect(manifest.segments.map(({ firstFrame }) => firstFrame)).toEqual([0, 120]);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    await expectBlanked(folder);
  });

  it('waits while the gate is closed, and leaves nothing when it is cancelled', async () => {
    const stop = new AbortController();
    let isOpen = true;
    let waiting = 0;
    const gate = {
      isOpen: true,
      pass: (signal: AbortSignal) =>
        isOpen
          ? Promise.resolve()
          : new Promise<void>((_resolve, reject) => {
              waiting += 1;
              signal.addEventListener('abort', () => reject(new Error('cancelled')));
            }),
    };
    const run = doImport({
      gate,
      signal: stop.signal,
      onProgress: (phase, share) => {
        if (phase === 'writing' && share > 0.2) isOpen = false;
      },
    });
    const ended = expect(run).rejects.toThrow('cancelled');
    await expect.poll(() => waiting, { timeout: 60_000 }).toBe(1);
    expect(readdirSync(root)).toEqual(['.importing']);
    stop.abort(new Error('cancelled'));
    await ended;
    expect(readdirSync(root)).toEqual([]);
  });

  it('says why there is no recording, and leaves nothing behind', async () => {
    const noVideo = join(films, 'letter.mp4');
    writeFileSync(noVideo, 'Dear colleague');
    expect(await refusal({ path: noVideo })).toMatch(/^file\.notVideo/u);
    expect(await refusal({ path: join(films, 'nowhere.mp4') })).toBe('file.missing');
    const menu = join(films, 'menu.mp4');
    execFileSync(ffmpegPath, [
      '-v',
      'error',
      '-f',
      'lavfi',
      '-i',
      'color=black:s=640x480:d=2',
      menu,
    ]);
    expect(await refusal({ path: menu })).toBe('import.noFieldOfView');
    expect(await refusal({ ffmpegPath: '/nowhere/ffmpeg' })).toMatch(/^ffmpeg\./u);
    expect(await refusal({ root: join(root, 'gone') })).toBe('import.notWritten');
    const failing = { ...x264('ultrafast'), options: ['-preset', 'nonsense'] };
    expect(await refusal({ encoderFor: () => failing })).toBe('import.encoderFailed');
    expect(readdirSync(root)).toEqual([]);
  });

  it('deletes what a killed import left', async () => {
    mkdirSync(join(root, '.importing', '20260309-141502-7f3a'), { recursive: true });
    writeFileSync(join(root, '.importing', '20260309-141502-7f3a', 'frames.bin'), 'x');
    await clearStage(root);
    expect(readdirSync(root)).toEqual([]);
  });
});

/** The text is black from the first frame on, and the picture around it is not. */
async function expectBlanked(folder: string): Promise<void> {
  const reader = await RecordingReader.open(folder, ffmpegPath);
  const { pixels, size } = await reader.decoder.frame(0);
  reader.dispose();
  const place = placeOfFieldOfView();
  const luma = (x: number, y: number): number =>
    pixels[(y - place.y) * size.width + (x - place.x)] ?? 0;
  for (let x = text.x; x < text.x + text.width; x += 5) {
    expect(luma(x, text.y + 9)).toBeLessThan(30);
  }
  expect(luma(text.x, text.y + 120)).toBeGreaterThan(30);
}

function placeOfFieldOfView(): { readonly x: number; readonly y: number } {
  const truth = JSON.parse(readFileSync(demo.replace('.mp4', '.truth.json'), 'utf8')) as {
    readonly fieldOfView: { readonly x: number; readonly y: number };
  };
  return truth.fieldOfView;
}
