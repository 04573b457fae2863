import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { makeFaultyGraphicsApp } from './fixtures/faultyGraphicsApp';
import { checkoutRoot } from './fixtures/runtime';
import { LiveView } from './pages/liveView';

/** A provider that ONNX Runtime has not built in on this system. */
const absentProvider = process.platform === 'win32' ? 'coreml' : 'dml';

test('a provider that was asked for alone fails by name; the set-up leads back and is kept', async () => {
  const userFolder = await makeUserFolder();
  const settingsPath = join(userFolder, 'settings.json');
  const custom = { peak: 0.7, toShow: 3, toHide: 5 };
  const sensitivity = { choice: 'standard', custom };
  const ai = { provider: absentProvider, sensitivity, suppressBehindInstrument: false };
  await writeFile(settingsPath, JSON.stringify({ ai }));
  const ampulla = await launchAmpulla({ userFolder });
  const { page } = ampulla;
  try {
    // Given the setting allows one provider alone, which cannot run here
    const view = new LiveView(page);
    await view.waitUntilLive();
    await expect(page.getByTestId('ai-state')).toHaveText('error', { timeout: 30_000 });
    const message = page.getByTestId('message').first();
    await expect(message).toContainText('is not built into this ONNX Runtime');
    await expect(message).toContainText('Choose Automatic in Set-up, AI');
    await view.waitForFrames(25);

    // When somebody chooses Automatic and Quiet in the set-up
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: 'AI', exact: true }).click();
    await expect(page.getByText('Not built into this version.')).toBeVisible();
    await page.getByRole('radio', { name: /^Automatic/ }).check();
    await page.getByRole('radio', { name: /^Quiet/ }).check();

    // Then the AI runs, with what the choice costs beside it, and both choices are kept
    await expect(
      page.getByText(/^Peak from 0\.95 · predictions to show 6, to hide 3/),
    ).toContainText('false a minute');
    await expect(page.getByTestId('sensitivity-source')).toContainText(
      'papilla-lite 0.2.0 on demo.mp4',
    );
    await page.keyboard.press('Escape');
    await view.waitUntilAiActive();
    await expect(page.getByTestId('ai-detail')).toContainText('CPU');
    await expect
      .poll(async () => JSON.parse(await readFile(settingsPath, 'utf8')) as unknown)
      .toMatchObject({ ai: { provider: 'auto', sensitivity: { choice: 'quiet' } } });
  } finally {
    await ampulla.close();
    await rm(userFolder, { recursive: true, force: true });
  }
});

test('a graphics card that is lost (stand-in) hands over to the CPU, and the picture runs', async () => {
  const faulty = await makeFaultyGraphicsApp();
  const ampulla = await launchAmpulla({
    appFolder: faulty.folder,
    environment: { AMPULLA_RESOURCES: checkoutRoot, AMPULLA_STAND_IN_FAULT: 'rejects' },
  });
  try {
    const { page } = ampulla;
    const view = new LiveView(page);
    await view.waitUntilLive();
    const message = page.getByTestId('message').first();
    await expect(message).toContainText('The AI lost WebGPU', { timeout: 30_000 });
    const before = await view.probe();
    await view.waitUntilAiActive();
    await expect(page.getByTestId('ai-detail')).toContainText('CPU');
    await view.waitForFrames(before.displayedFrames + 50);
    const after = await view.probe();
    const passed = (after.lastFrameId ?? 0) - (before.lastFrameId ?? 0);
    const displayed = after.displayedFrames - before.displayedFrames;
    console.log(`${displayed} of ${passed} frames displayed while the CPU took over`);
    expect(displayed / passed).toBeGreaterThanOrEqual(0.95);
    expect(await page.getByTestId('message').count()).toBe(1);
  } finally {
    await ampulla.close();
    await faulty.dispose();
  }
});
