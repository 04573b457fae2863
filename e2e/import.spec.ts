import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RecordedPrediction } from '../common/recordings/recordedPrediction';
import {
  type RecordingManifest,
  recordingManifestSchema,
} from '../common/recordings/recordingManifest';
import { encodeChunk, predictionsMagic } from '../main/recording/log/predictionChunks';
import { makeSmallRecording } from '../main/recording/testKit/smallRecording';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { checkoutRoot, ffmpegExecutable } from './fixtures/runtime';
import { askMain } from './fixtures/inMain';
import { expectNothingSerious } from './pages/accessibility';
import { ReplayPage } from './pages/replayPage';

const demo = join(checkoutRoot, 'assets', 'demo', 'demo.mp4');
const patient = { timeout: 120_000 };
const size = { width: 320, height: 240 };
let films: string;
let film: string;
let userFolder: string;

test.beforeAll(() => {
  films = mkdtempSync(join(tmpdir(), 'ampulla-films-'));
  film = join(films, 'Film of somebody.mp4');
  const part = ['-ss', '30', '-t', '5', '-i', demo, '-c:v', 'libx264', '-preset', 'ultrafast'];
  execFileSync(ffmpegExecutable(), ['-v', 'error', ...part, film]);
});
test.afterAll(() => rmSync(films, { recursive: true, force: true }));
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rmSync(userFolder, { recursive: true, force: true }));

const root = (): string => join(userFolder, 'recordings');
const recordings = (): string[] =>
  existsSync(root()) ? readdirSync(root()).filter((name) => !name.startsWith('.')) : [];

function manifestOf(recordingId: string): RecordingManifest {
  const text = readFileSync(join(root(), recordingId, 'manifest.json'), 'utf8');
  return recordingManifestSchema.parse(JSON.parse(text));
}

/** Answers the system's dialog, which no test can press. */
async function chooseInDialog({ app }: Ampulla, path: string): Promise<void> {
  await askMain(() =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path),
  );
}

test('a film becomes a recording, is predicted, and is compared with another pack', async () => {
  test.setTimeout(400_000);
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { page } = ampulla;
  const replay = new ReplayPage(page);
  try {
    // When a film is chosen in an empty library
    await replay.open();
    await chooseInDialog(ampulla, film);
    await page.getByRole('button', { name: 'Import…' }).click();
    await expect(replay.jobs.first()).toContainText('Importing “Film of somebody.mp4”');

    // Then it becomes a recording that does not tell its name, and is predicted by itself
    await expect(replay.recordings).toHaveCount(1, patient);
    await expect(replay.recordings.first()).toContainText('imported');
    const [recordingId = ''] = recordings();
    expect(readFileSync(join(root(), recordingId, 'manifest.json'), 'utf8')).not.toContain(
      'somebody',
    );
    await expect(replay.jobs.first()).toContainText('papilla-lite', patient);

    // It can be paused and goes on
    await replay.jobs.first().getByRole('button', { name: 'Pause' }).click();
    await expect(replay.jobs.first()).toContainText('paused');
    await expectNothingSerious(page, 'the library with a job');
    await replay.jobs.first().getByRole('button', { name: 'Continue' }).click();
    await expect(replay.jobs).toHaveCount(0, patient);
    const [track] = manifestOf(recordingId).tracks;
    expect(track).toMatchObject({ id: 'papilla-lite', origin: 'computed' });
    expect(track?.sha256).not.toBeNull();
    await expect(replay.recordings.first()).toContainText(/ampulla \d+% of the time/u);

    // In the player another pack predicts it
    await replay.play(0);
    await page.getByLabel('Predict with').selectOption('papilla-plus');
    await page.getByRole('button', { name: 'Predict', exact: true }).click();
    await expect(replay.jobs).toHaveCount(1);
    await expect(replay.jobs).toHaveCount(0, patient);
    await page.getByLabel('Beside it').selectOption('papilla-plus');
    await expect(page.getByTestId('compared-picture')).toBeVisible();
    await expect(page.getByTestId('whole-difference')).toContainText('The same on', patient);
    await expectNothingSerious(page, 'the player with two tracks');
  } finally {
    await ampulla.close();
  }
});

/** A mark whose place depends on the track; the second track has none from frame 40 to 59. */
function predictions(track: 'live' | 'other'): readonly RecordedPrediction[] {
  return Array.from({ length: 110 }, (_, frame) => {
    const left = track === 'live' ? 10 : 14;
    const values = Uint8Array.from({ length: 64 * 64 }, (_value, place) => {
      const distance = Math.hypot((place % 64) - left - 6, Math.floor(place / 64) - 30);
      return distance < 8 ? 255 : 0;
    });
    return {
      ...{ frameId: frame + 100, arrivedAtMs: frame * 40 + 25, model: 0, peak: 0.9, found: true },
      box: { x: left * 5, y: 90, width: 60, height: 50 },
      centroid: { x: left * 5 + 30, y: 115 },
      ...{ quality: 'usable', view: 'fit', inferenceMs: 20 },
      mask: { width: 64, height: 64, values },
    };
  });
}

function contentOf(track: 'live' | 'other') {
  const made = predictions(track);
  const isMissing = (frame: number): boolean => track === 'other' && frame >= 40 && frame < 60;
  const evidence = made.map(({ arrivedAtMs, frameId }, frame) => ({
    ...{ arrivedAtMs, frameId: isMissing(frame) ? null : frameId, validForMs: 200 },
  }));
  return { predictions: made, evidence };
}

const hashOf = (values: Iterable<number> | null | undefined): string | null =>
  values ? createHash('sha256').update(Uint8Array.from(values)).digest('hex') : null;

test('two tracks stand side by side, and the next difference is one key away', async () => {
  // Given a recording with what was drawn then and what another pack says
  mkdirSync(root());
  const content = contentOf('live');
  const made = makeSmallRecording({
    ...{ ffmpegPath: ffmpegExecutable(), root: root(), segments: [110], size, content },
  });
  const file = 'predictions-other-1.0.0.bin';
  const other = Buffer.concat([predictionsMagic, encodeChunk(contentOf('other'))]);
  writeFileSync(join(made.path, file), other);
  const [live] = made.manifest.tracks;
  if (live === undefined) throw new Error('There is no live track.');
  const computed = { ...live, id: 'other', file, origin: 'computed', sha256: 'b'.repeat(64) };
  const manifest = { ...made.manifest, tracks: [live, computed] };
  writeFileSync(join(made.path, 'manifest.json'), JSON.stringify(manifest));
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { page } = ampulla;
  const replay = new ReplayPage(page);
  try {
    await replay.open();
    await replay.play(0);
    await page.getByLabel('Beside it').selectOption('other');
    await expect(page.getByTestId('compared-picture')).toBeVisible();

    // Then each picture has its own mark, byte by byte, and the overlap of the two is said
    const [drawn] = content.predictions;
    await expect
      .poll(async () => hashOf(await replay.maskOnScreen()))
      .toBe(hashOf(drawn?.mask.values));
    await expect
      .poll(async () => hashOf(await replay.comparedMaskOnScreen()))
      .toBe(hashOf(predictions('other')[0]?.mask.values));
    // 60 wide and 20 apart: 40 of 80 in common
    await expect(page.getByTestId('difference')).toHaveText('Both mark the same place · IoU 0.50');
    await expect(page.getByTestId('whole-difference')).toContainText('1 difference');

    // And one key goes to where only one of them marks something; there and back
    await page.keyboard.press('d');
    await replay.showsFrame(40);
    await expect(page.getByTestId('difference')).toHaveText('Only the procedure marks something');
    await expect.poll(() => replay.comparedMaskOnScreen()).toBeNull();
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+D');
    await replay.showsFrame(40);
    await page.getByLabel('Beside it').selectOption('nothing');
    await expect(page.getByTestId('compared-picture')).toHaveCount(0);
  } finally {
    await ampulla.close();
  }
});

test('it waits while something is recorded; a killed import leaves nothing', async () => {
  test.setTimeout(300_000);
  const first = await launchAmpulla({ userFolder });
  const replay = new ReplayPage(first.page);
  await replay.open();
  // Given a recording that runs
  await first.page.evaluate(() => window.ampulla.invoke('action:run', 'recording', 'ui'));
  await expect.poll(() => recordings().length, patient).toBe(1);
  await chooseInDialog(first, demo);
  await first.page.getByRole('button', { name: 'Import…' }).click();
  await expect(replay.jobs.first()).toContainText('waits: something is being recorded');
  expect(existsSync(join(root(), '.importing'))).toBe(false);

  // When it ends, the import goes on by itself; and is killed
  await first.page.evaluate(() => window.ampulla.invoke('action:run', 'recording', 'ui'));
  await expect.poll(() => existsSync(join(root(), '.importing')), patient).toBe(true);
  const pid = first.app.process().pid;
  if (pid === undefined) throw new Error('There is no process to kill.');
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
  process.kill(pid, 'SIGKILL');
  await gone;

  // Then the next start takes away what is not whole
  const second = await launchAmpulla({ userFolder, args: ['--no-source'] });
  try {
    await expect.poll(() => existsSync(join(root(), '.importing')), patient).toBe(false);
    expect(recordings()).toHaveLength(1);
    const page = new ReplayPage(second.page);
    await page.open();
    await expect(page.recordings).toHaveCount(1);
    await expect(page.jobs).toHaveCount(0);

    // And what is no film is said in the list
    const letter = join(films, 'letter.mp4');
    writeFileSync(letter, 'Dear colleague');
    await chooseInDialog(second, letter);
    await second.page.getByRole('button', { name: 'Import…' }).click();
    await expect(page.jobs.first()).toContainText('“letter.mp4” is not a video');
    await page.jobs.first().getByRole('button', { name: 'Close' }).click();
    await expect(page.jobs).toHaveCount(0);
  } finally {
    await second.close();
  }
});
