import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { checkoutRoot, ffmpegExecutable } from './fixtures/runtime';
import { LiveView } from './pages/liveView';

/** The demo's sphincterotome stands at the orifice from frame 810 to 950. */
const fromSeconds = 810 / 25;
const lastsSeconds = 140 / 25;

test('the AI abstains behind an instrument where the set-up asks for it, and only there', async () => {
  const userFolder = await makeUserFolder();
  const clip = join(userFolder, 'instrument.mp4');
  const demo = join(checkoutRoot, 'assets', 'demo', 'demo.mp4');
  execFileSync(ffmpegExecutable(), [
    ...['-loglevel', 'error', '-ss', `${fromSeconds}`, '-t', `${lastsSeconds}`, '-i', demo],
    ...[
      '-vf',
      'loop=loop=2:size=140',
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-crf',
      '16',
      clip,
    ],
  ]);
  const custom = { peak: 0.7, toShow: 3, toHide: 5 };
  const sensitivity = { choice: 'standard', custom };
  const ai = { provider: 'auto', sensitivity, suppressBehindInstrument: true };
  await writeFile(join(userFolder, 'settings.json'), JSON.stringify({ ai }));
  const ampulla = await launchAmpulla({ userFolder, args: [clip] });
  const { page } = ampulla;
  try {
    // Given an instrument at the papilla, when it is to be hidden behind
    const view = new LiveView(page);
    await view.waitUntilLive();
    await expect(page.getByTestId('ai-state')).toHaveText('abstaining', { timeout: 30_000 });
    await expect(page.getByText('Instrument over the papilla')).toBeVisible();
    expect((await view.probe()).overlayDrawn).toBe(false);

    // When the switch is turned off, then the overlay is there at once
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: 'AI', exact: true }).click();
    await page.getByRole('switch', { name: /^Hide the overlay while an instrument/ }).uncheck();
    await view.waitUntilAiActive();
    await page.waitForFunction(() => window.ampullaProbe.overlayDrawn, undefined, {
      timeout: 5000,
    });
  } finally {
    await ampulla.close();
    await rm(userFolder, { recursive: true, force: true });
  }
});
