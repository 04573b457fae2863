import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import {
  type RecordingManifest,
  recordingManifestSchema,
} from '../common/recordings/recordingManifest';
import type { RecordingMode } from '../common/recordings/recordingSettings';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';
import { SetUp } from './pages/setUp';

const patient = { timeout: 60_000 };
let ampulla: Ampulla;
test.afterEach(() => ampulla.close());

const state = (): Locator => ampulla.page.getByTestId('recording-state');
const chip = (): Locator => ampulla.page.getByRole('group', { name: 'Recordings' });
const choose = (mode: RecordingMode): Promise<unknown> =>
  ampulla.page.evaluate((one) => window.ampulla.invoke('recorder:setMode', one), mode);

function manifests(): readonly RecordingManifest[] {
  const root = join(ampulla.userFolder, 'recordings');
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort()
    .map((name) => {
      const kept: unknown = JSON.parse(readFileSync(join(root, name, 'manifest.json'), 'utf8'));
      return recordingManifestSchema.parse(kept);
    });
}

test('in the mode for cases a recording begins and ends with each case, and belongs to it', async () => {
  test.setTimeout(240_000);
  ampulla = await launchAmpulla();
  const view = new CaseView(ampulla.page);
  await new LiveView(ampulla.page).waitUntilLive();
  await view.createStore();
  await choose('case');
  await expect(chip()).toHaveCount(0);

  await expect(view.start).toBeEnabled(patient);
  await view.start.click();
  await expect(state()).toHaveText('on', patient);
  await expect.poll(() => manifests()[0]?.segments.length ?? 0, patient).toBeGreaterThan(0);

  await ampulla.page.evaluate(() => window.ampulla.invoke('case:end', 'ui'));
  await expect(chip()).toHaveCount(0, patient);
  await expect.poll(() => manifests().at(0)?.state, patient).toBe('closed');
  const [recorded] = manifests();
  expect(manifests()).toHaveLength(1);
  expect(recorded).toMatchObject({ start: 'case' });
  expect(recorded?.caseId).toMatch(/^[0-9a-f-]{36}$/u);
});

test('set-up chooses when and where; with every picture it records at once, also after a start', async () => {
  test.setTimeout(300_000);
  const userFolder = await makeUserFolder();
  ampulla = await launchAmpulla({ userFolder });
  const live = new LiveView(ampulla.page);
  await live.waitUntilLive();
  const setUp = new SetUp(ampulla.page);
  await setUp.open('Recordings');
  await expect(ampulla.page.getByTestId('recording-folder')).toHaveText(
    join(userFolder, 'recordings'),
  );
  await expect(ampulla.page.getByText(/Room for about/)).toBeVisible();
  await ampulla.page.getByRole('radio', { name: /^Always/ }).click();
  await expect.poll(() => manifests().length, patient).toBe(1);
  await ampulla.close();

  ampulla = await launchAmpulla({ userFolder });
  await expect(state()).toHaveText('on', patient);
  await expect.poll(() => manifests().at(-1)?.start, patient).toBe('always');
  expect(manifests().at(0)?.state).toBe('closed');

  // By hand again, what was always to be recorded ends.
  await choose('byHand');
  await expect(chip()).toHaveCount(0, patient);
});

test('what is lost is shown in red, with the reason, and the picture goes on', async () => {
  test.setTimeout(240_000);
  ampulla = await launchAmpulla();
  const live = new LiveView(ampulla.page);
  await live.waitUntilLive();
  await ampulla.page.keyboard.press('v');
  await expect(state()).toHaveText('on', patient);
  const root = join(ampulla.userFolder, 'recordings');
  renameSync(root, `${root}-away`);
  // As long as this is there the folder cannot be made again.
  writeFileSync(root, '');
  await expect(state()).toHaveText('losing pictures', patient);
  await expect(ampulla.page.getByText(/Nothing is recorded/)).toBeVisible(patient);
  await expect(chip()).toHaveAttribute('data-state', 'losing');
  await live.waitUntilLive();
  await test
    .info()
    .attach('losing', { body: await ampulla.page.screenshot(), contentType: 'image/png' });
  rmSync(root);
  await expect(state()).toHaveText('on', patient);
});
