import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeSmallRecording } from '../main/recording/testKit/smallRecording';
import { filmInside } from '../main/clips/testKit/filmInside';
import { numberIn } from '../main/recording/testKit/numberedFrame';
import type { Ampulla } from './fixtures/ampulla';
import * as recordings from './fixtures/numberedRecordings';
import { filesBelow, readSnapshot, type StoredSnapshot } from './fixtures/snapshotFiles';
import { askMain } from './fixtures/inMain';
import { expectNothingSerious } from './pages/accessibility';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
/** Clips are made when nothing else wants the processor. Unit: ms. */
const longestMs = 150_000;
test.setTimeout(480_000);
const size = { width: 640, height: 480 };
const frames = 110;
const content = recordings.numberedContent(frames, size);
/** Without a live picture: beside it and its AI, a clip waits for leisure. */
const withRecordings = (
  make: (root: string) => void,
  run: Parameters<typeof recordings.withRecordings>[1],
): Promise<void> => recordings.withRecordings(make, run, ['--no-source']);

const make = (root: string): void => {
  makeSmallRecording({ ffmpegPath, root, segments: [frames], size, content });
};

test('a section leaves the player as a film and as an object of DICOM', async () => {
  await withRecordings(make, async (replay, ampulla, root) => {
    const { page } = ampulla;
    await replay.open();
    await replay.play(0);

    // Given a section between two marks
    await page.keyboard.press('Shift+ArrowRight');
    await replay.showsFrame(25);
    await page.keyboard.press('i');
    for (const frame of [50, 75]) {
      await page.keyboard.press('Shift+ArrowRight');
      await replay.showsFrame(frame);
    }
    await page.keyboard.press('o');

    // When it is exported as a film, it holds these frames and nothing that tells whose they are
    const film = join(root, '..', 'clip.mp4');
    await chooseNext(ampulla, film);
    await page.keyboard.press('c');
    await expect(page.getByTestId('clip-section')).toContainText('51 frames');
    await expectNothingSerious(page, 'the export of a clip');
    await page.getByRole('switch', { name: /overlay/ }).uncheck();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText('clip.mp4 written: 51 frames.')).toBeVisible({
      timeout: longestMs,
    });
    expect(framesIn(film)).toEqual(Array.from({ length: 51 }, (_, frame) => frame + 25));
    const probed = probe(film);
    expect(probed.streams).toHaveLength(1);
    expect(probed.streams[0]).toMatchObject({
      ...{ codec_name: 'h264', profile: 'High', pix_fmt: 'yuv420p', nb_read_frames: '51' },
      ...size,
    });
    expect(JSON.stringify(probed)).not.toMatch(/creation_time|title|20260309|7f3a/);

    // And as an object of DICOM with the heatmap, the tools take it and it looks as the page does
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('2');
    await page.keyboard.press('Home');
    await replay.showsFrame(0);
    await page.keyboard.press('Shift+ArrowRight');
    await replay.showsFrame(25);
    await page.keyboard.press('s');
    await expect(page.getByTestId('note')).toContainText('Snapshot saved');
    const object = join(root, '..', 'clip.dcm');
    await chooseNext(ampulla, object);
    await page.keyboard.press('c');
    await page.getByRole('switch', { name: /overlay/ }).check();
    await page.getByRole('radio', { name: /DICOM/ }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText('clip.dcm written: 51 frames.')).toBeVisible({
      timeout: longestMs,
    });
    expectValid(object);
    const inside = join(root, '..', 'inside.mp4');
    writeFileSync(inside, filmInside(readFileSync(object)));
    expect(probe(inside).streams[0]).toMatchObject({ nb_read_frames: '51', level: 41 });
    expectAlike(lumaOf(inside)[0], newestSnapshot(ampulla.userFolder));

    // Nothing half written is left, and the recording is as it was
    const left = readdirSync(join(root, '..')).filter((name) => name.includes('partial'));
    expect(left).toEqual([]);
  });
});

test('a clip can be stopped, and one that cannot be written says why', async () => {
  const many = (root: string): void => {
    makeSmallRecording({ ffmpegPath, root, segments: [1500], size });
  };
  await withRecordings(many, async (replay, ampulla, root) => {
    const { page } = ampulla;
    await replay.open();
    await replay.play(0);
    const film = join(root, '..', 'stopped.mp4');
    await chooseNext(ampulla, film);
    await page.getByRole('button', { name: 'Clip…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('Nothing was written.')).toBeVisible({ timeout: longestMs });
    const names = readdirSync(join(root, '..'));
    expect(names.filter((name) => name.includes('stopped'))).toEqual([]);

    await chooseNext(ampulla, join(root, '..', 'away', 'clip.mp4'));
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText(/its folder is not there/)).toBeVisible({ timeout: longestMs });
  });
});

test('a snapshot of a recording names the recording and its frame', async () => {
  await withRecordings(make, async (replay, { page, userFolder }) => {
    await replay.open();
    await replay.play(0);
    await page.keyboard.press('Shift+ArrowRight');
    await replay.showsFrame(25);
    await page.keyboard.press('s');
    await expect(page.getByTestId('note')).toHaveText(/^Snapshot saved, \d\d:\d\d:\d\d$/);
    const { sidecar, clean, overlay } = newestSnapshot(userFolder);
    expect(sidecar.recording).toEqual({
      ...{ recordingId: '20260309-141502-7f3a', frameNumber: 25, trackId: 'live' },
    });
    expect(sidecar.frame).toMatchObject({ frameId: 125, capturedAtMs: 1000, ...size });
    expect(sidecar.prediction?.frameId).toBe(125);
    expect(sidecar.model?.packId).toBe('test-pack');
    expect([clean.width, overlay.width]).toEqual([size.width, size.width]);
  });
});

/** The system's dialog cannot be pressed from here: it answers with this path. */
async function chooseNext({ app }: Ampulla, path: string): Promise<void> {
  await askMain(() =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path),
  );
}

/** The numbers that the pictures of a film carry, in their order. */
function framesIn(path: string): readonly number[] {
  return lumaOf(path).map((luma) => numberIn(luma, size));
}

/** Brightness of the pictures of a film, full range as a screen has it. */
function lumaOf(path: string): readonly Uint8Array[] {
  const words = ['-v', 'error', '-i', path, '-vf', 'scale=in_range=tv:out_range=pc'];
  const raw = execFileSync(ffmpegPath, [...words, '-f', 'rawvideo', '-pix_fmt', 'gray', 'pipe:1'], {
    maxBuffer: 1e9,
  });
  const length = size.width * size.height;
  return Array.from({ length: raw.length / length }, (_, frame) =>
    raw.subarray(frame * length, (frame + 1) * length),
  );
}

function newestSnapshot(userFolder: string): StoredSnapshot {
  const files = filesBelow(join(userFolder, 'snapshots'));
  return readSnapshot(files.filter((name) => name.endsWith('.json')).at(-1) ?? '');
}

/** A picture of a clip and the page's own drawing of the same frame, above notice and legend. */
function expectAlike(luma: Uint8Array | undefined, { clean, overlay }: StoredSnapshot): void {
  let [difference, drawn] = [0, 0];
  for (let y = 0; y < size.height - 30; y += 4) {
    for (let x = 0; x < size.width; x += 4) {
      const wanted = grey(overlay.colorAt(x, y));
      difference += Math.abs((luma?.[y * size.width + x] ?? 0) - wanted);
      drawn += Math.abs(grey(clean.colorAt(x, y)) - wanted);
    }
  }
  expect(drawn).toBeGreaterThan(10_000);
  expect(difference / drawn).toBeLessThan(0.25);
}

function grey([red, green, blue]: readonly [number, number, number]): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

interface Probed {
  readonly streams: readonly Readonly<Record<string, unknown>>[];
}

function probe(path: string): Probed {
  const words = ['-v', 'error', '-count_frames', '-show_streams', '-show_format'];
  const json = execFileSync('ffprobe', [...words, '-of', 'json', path], { encoding: 'utf8' });
  const { streams, format } = JSON.parse(json) as Probed & {
    readonly format: { readonly filename?: string };
  };
  expect(format.filename).toBe(path);
  return { streams };
}

function expectValid(path: string): void {
  const dump = spawnSync('dcmdump', ['-q', '+L', path], { encoding: 'utf8' });
  const check = spawnSync('dciodvfy', [path], { encoding: 'utf8' });
  if (dump.error !== undefined || check.error !== undefined) {
    console.log('DICOM video was not validated: dcmdump or dciodvfy is not installed.');
    return;
  }
  expect([dump.status, dump.stderr]).toEqual([0, '']);
  expect(dump.stdout).toContain('=VideoEndoscopicImageStorage');
  const said = (check.stdout + check.stderr).split('\n');
  expect(said.filter((line) => line.startsWith('Error'))).toEqual([]);
}
