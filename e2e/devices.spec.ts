import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { StandInDevice } from './fixtures/standInFfmpeg';
import { LiveView } from './pages/liveView';
import { SetUp } from './pages/setUp';

test.skip(process.platform === 'win32', 'The stand-in for a capture device is a shell script.');

test('a remembered device that is missing opens itself when plugged in, and names what it supports', async () => {
  const device = new StandInDevice('missing');
  const userFolder = await makeUserFolder();
  await writeFile(join(userFolder, 'settings.json'), rememberedAt1080(device));
  const ampulla = await launchAmpulla({ environment: device.environment, userFolder });
  const { page } = ampulla;
  const view = new LiveView(page);
  const notice = page.locator('.stage-notice');
  try {
    // Given a device that was open when the application ended, in a mode of its own, and is not there now
    await expect(notice).toContainText(`“${device.name}” is not there`);

    // When it is plugged in but gives other modes now, then it is named what was asked for and what it has
    device.become('live');
    device.plugIn();
    await expect(notice).toContainText(
      `“${device.name}” does not give 1920×1080 at 60 fps (yuyv422). It offers 1280×720 (yuyv422), 960×540 (yuyv422).`,
    );
    device.become('denied');
    await expect(notice).toContainText('may not be opened by this user. Add the user to the group');
    device.become('live');

    // When the automatic mode is chosen in the set-up, whose list has noticed the plug, then it is live
    const setUp = new SetUp(page);
    await setUp.open('Source');
    await expect(setUp.device(device.name)).toBeChecked();
    await page.getByLabel('Size and rate').selectOption('automatic');
    await view.waitUntilLive();
    await page.keyboard.press('F2');
    await view.waitForFrames(5);

    // When it is pulled out and plugged in again, then it is live again by itself
    device.become('missing');
    device.pullOut();
    device.signal('SIGTERM');
    await expect(page.getByTestId('source-state')).toHaveText('reconnecting');
    device.become('live');
    device.plugIn();
    await expect(page.getByTestId('source-state')).toHaveText('live', { timeout: 3000 });
  } finally {
    await ampulla.close();
    device.dispose();
    await rm(userFolder, { recursive: true, force: true });
  }
});

/** Settings in which the device was open at 1080p60. */
function rememberedAt1080(device: StandInDevice): string {
  const mode = { width: 1920, height: 1080, framesPerSecond: 60, format: 'yuyv422' };
  const choice = {
    ...{ backend: 'v4l2', id: device.linkPath, name: device.name },
    mode: { ...mode, encoding: 'raw', code: null },
  };
  return JSON.stringify({ version: 1, rememberedSource: { kind: 'device', choice } });
}
