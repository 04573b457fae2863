import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Ampulla, type LaunchOptions, launchAmpulla } from './fixtures/ampulla';
import { LiveView } from './pages/liveView';

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-bad-input-'));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('a file that is no video is named, and another source can be opened', async () => {
  const path = join(folder, 'report.mp4');
  await writeFile(path, 'This is a letter, not a video.\n'.repeat(100));
  await inAmpulla({ args: [path] }, async (view) => {
    await expect(view.page.getByTestId('message').first()).toContainText('report.mp4');
    await view.page.getByRole('button', { name: /demo/i }).first().click();
    await view.waitUntilLive();
  });
});

test('a file that does not exist is named', async () => {
  await inAmpulla({ args: [join(folder, 'absent.mkv')] }, async (view) => {
    await expect(view.page.getByTestId('message').first()).toContainText('absent.mkv');
  });
});

test('a missing ffmpeg is named, with what to do', async () => {
  const environment = { AMPULLA_FFMPEG: join(folder, 'no-ffmpeg') };
  await inAmpulla({ environment }, async (view) => {
    const message = view.page.getByTestId('message').first();
    await expect(message).toContainText('ffmpeg');
    await expect(message).toContainText(/install/i);
  });
});

async function inAmpulla(
  options: LaunchOptions,
  action: (view: LiveView) => Promise<void>,
): Promise<void> {
  const ampulla: Ampulla = await launchAmpulla(options);
  try {
    await action(new LiveView(ampulla.page));
  } finally {
    await ampulla.close();
  }
}
