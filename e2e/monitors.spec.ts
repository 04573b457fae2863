import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, test } from '@playwright/test';
import type { WindowPlace } from '../common/monitor';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { askMain } from './fixtures/inMain';
import { connectMonitors, placeOfWindow } from './fixtures/standInMonitors';
import { LiveView } from './pages/liveView';

/** Two monitors beside each other on the one display that the tests have. */
const desk = { id: 11, label: 'Desk', x: 0, y: 0, width: 960, height: 1080 };
const wall = { id: 22, label: 'Wall', x: 960, y: 0, width: 960, height: 1080 };

test('the window goes to the chosen monitor, and comes back to it', async () => {
  const userFolder = await makeUserFolder();
  let ampulla: Ampulla | null = null;
  try {
    ampulla = await launchAmpulla({ userFolder });
    const { app, page } = ampulla;
    const view = new LiveView(page);
    await connectMonitors(app, [desk, wall]);
    await view.waitUntilLive();

    // When the window is sent to the next monitor, then it stands there, and the picture runs on
    await page.keyboard.press('Control+m');
    await expect.poll(() => monitorOfWindow(app)).toBe('Wall');
    await page.keyboard.press('F11');
    await expect.poll(async () => (await placeOfWindow(app)).fullScreen).toBe(true);
    await page.keyboard.press('Control+m');
    await expect.poll(() => lastBounds(app)).toBe('Desk full screen');
    await page.keyboard.press('Control+m');
    await expect.poll(() => lastBounds(app)).toBe('Wall full screen');
    await expect.poll(() => rememberedPlace(userFolder)).toBe('Wall full screen');

    // When that monitor is pulled out, then the window is wholly on the other one, and says so
    const { displayedFrames } = await view.probe();
    await connectMonitors(app, [desk]);
    await expect.poll(() => lastBounds(app)).toBe('Desk full screen');
    const { normalBounds } = await placeOfWindow(app);
    expect(normalBounds.x).toBeGreaterThanOrEqual(0);
    expect(normalBounds.x + normalBounds.width).toBeLessThanOrEqual(desk.width);
    await expect(page.getByTestId('message').first()).toContainText('Wall');
    await view.waitForFrames(displayedFrames + 10);

    // When it is connected again, even at another socket, then the window goes back
    await connectMonitors(app, [desk, { ...wall, id: 33 }]);
    await expect.poll(() => lastBounds(app)).toBe('Wall full screen');

    // When the other monitor is chosen for the start, full screen, told apart by the numbers on them
    await page.keyboard.press('F2');
    await page.getByRole('button', { name: 'Monitor', exact: true }).click();
    await page.getByRole('button', { name: 'Show the numbers' }).click();
    await expect.poll(() => windowCount(app)).toBe(3);
    await expect.poll(() => windowCount(app)).toBe(1);
    await page.getByRole('radio', { name: /Desk/ }).check();
    await expect(page.getByRole('switch', { name: /full screen/i })).toBeChecked();
    await ampulla.close();

    // Then the next start, which lacks it, waits for it and fills it as soon as it is there
    ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
    await expect(ampulla.page.getByTestId('message').first()).toContainText('Desk');
    await connectMonitors(ampulla.app, [
      { ...desk, x: 960 },
      { ...wall, x: 0 },
    ]);
    await expect.poll(() => ampulla && lastBounds(ampulla.app)).toBe('Wall full screen');
  } finally {
    await ampulla?.close();
    await rm(userFolder, { recursive: true, force: true });
  }
});

async function monitorOfWindow(app: ElectronApplication): Promise<string> {
  const { bounds } = await placeOfWindow(app);
  return bounds.x + bounds.width / 2 < desk.width ? 'Desk' : 'Wall';
}

/** The monitor on which the window is remembered to be; with a note if it filled it. */
async function rememberedPlace(userFolder: string): Promise<string> {
  const stored: unknown = JSON.parse(await readFile(join(userFolder, 'settings.json'), 'utf8'));
  const { windowPlace } = stored as { windowPlace: WindowPlace | null };
  if (windowPlace === null) return 'nowhere';
  return `${windowPlace.monitor.label}${windowPlace.fullScreen ? ' full screen' : ''}`;
}

function windowCount(app: ElectronApplication): Promise<number> {
  return askMain(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length));
}

/** On which half the window would be without full screen, which here always fills the whole display. */
async function lastBounds(app: ElectronApplication): Promise<string> {
  const { normalBounds, fullScreen } = await placeOfWindow(app);
  const name = normalBounds.x + normalBounds.width / 2 < desk.width ? 'Desk' : 'Wall';
  return fullScreen ? `${name} full screen` : name;
}
