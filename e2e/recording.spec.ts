import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  type RecordingManifest,
  recordingManifestSchema,
} from '../common/recordings/recordingManifest';
import { decodeFrames } from '../main/recording/log/frameRecords';
import { decodePredictions } from '../main/recording/log/predictionChunks';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { LiveView } from './pages/liveView';

const patient = { timeout: 60_000 };
let userFolder: string;
let ampulla: Ampulla;

const folderOf = (): string => {
  const [name] = readdirSync(join(userFolder, 'recordings')).sort();
  if (name === undefined) throw new Error('Nothing was recorded.');
  return join(userFolder, 'recordings', name);
};
const manifestOf = (folder: string): RecordingManifest => {
  const kept: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return recordingManifestSchema.parse(kept);
};
const recordsOf = (folder: string) => decodeFrames(readFileSync(join(folder, 'frames.bin'))).frames;

test('a recording survives the end of the application at any moment', async () => {
  test.setTimeout(300_000);
  userFolder = await makeUserFolder();
  ampulla = await launchAmpulla({ userFolder });
  const view = new LiveView(ampulla.page);
  await view.waitUntilLive();
  await view.waitUntilAiActive();

  // Given a recording of the demo that runs, by the key
  await ampulla.page.keyboard.press('v');
  await expect(ampulla.page.getByTestId('recording-state')).toBeVisible(patient);
  await expect
    .poll(() => {
      try {
        return statSync(join(folderOf(), 'frames.bin')).size;
      } catch {
        return 0;
      }
    }, patient)
    .toBeGreaterThan(24 * 100);

  // When the application is killed
  const before = recordsOf(folderOf());
  ampulla.app.process().kill('SIGKILL');
  const lastAtMs = before.at(-1)?.atMs ?? 0;

  // Then the next start closes what is there
  const again = await launchAmpulla({ userFolder });
  await expect.poll(() => manifestOf(folderOf()).state, patient).toBe('recovered');
  const folder = folderOf();
  const records = recordsOf(folder);
  const { segments } = manifestOf(folder);
  const decoded = segments.reduce((sum, { file }) => sum + countFrames(join(folder, file)), 0);
  expect(decoded).toBe(records.length);
  const lostMs = lastAtMs - (records.at(-1)?.atMs ?? 0);
  expect(lostMs).toBeLessThanOrEqual(1000);

  // And its predictions are there, with the masks
  const log = decodePredictions(readFileSync(join(folder, 'predictions.bin')));
  expect(log.droppedBytes).toBe(0);
  expect(log.predictions.length).toBeGreaterThan(0);
  const { mask } = log.predictions[0] ?? { mask: { width: 0, values: new Uint8Array() } };
  expect(mask.width).toBe(64);
  expect(mask.values).toHaveLength(64 * 64);
  console.log(
    `${records.length} frames, ${log.predictions.length} predictions, lost ${lostMs.toFixed(0)} ms`,
  );
  await again.close();
});

/** Frames that really decode. */
function countFrames(path: string): number {
  const words = ['-v', 'error', '-count_frames', '-select_streams', 'v:0'];
  const shown = ['-show_entries', 'stream=nb_read_frames', '-of', 'csv=p=0', path];
  return Number(execFileSync('ffprobe', [...words, ...shown], { encoding: 'utf8' }).trim());
}
