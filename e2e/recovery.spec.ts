import { type ElectronApplication, expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { askMain } from './fixtures/inMain';
import { StandInDevice } from './fixtures/standInFfmpeg';
import { LiveView } from './pages/liveView';

test('the picture comes back when the page’s process dies or hangs', async () => {
  const ampulla = await launchAmpulla();
  const { app, page } = ampulla;
  try {
    const view = new LiveView(page);
    await view.waitUntilLive();
    await view.waitForFrames(10);

    // When the process that draws is killed, then pictures are drawn again within three seconds
    const pid = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents()[0]?.getOSProcessId(),
    );
    if (pid === undefined) throw new Error('There is no page.');
    const killedAtMs = performance.now();
    process.kill(pid, 'SIGKILL');
    await waitForPicture(app);
    const backMs = performance.now() - killedAtMs;
    console.log(`picture back ${backMs.toFixed(0)} ms after the page's process was killed`);
    expect(backMs).toBeLessThanOrEqual(3000);
    expect(await inPage(app, messageText)).toContain('started again');

    // When the page hangs and Chromium notices it (its own watch takes half a minute: a stand-in for that event)
    const hungAtMs = performance.now();
    await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
      window?.emit('unresponsive');
    });
    await waitForPicture(app);
    console.log(`picture back ${(performance.now() - hungAtMs).toFixed(0)} ms after the page hung`);
  } finally {
    await ampulla.close();
  }
});

test('after a sleep a device is opened anew, and the gap is told', async () => {
  const device = new StandInDevice('live');
  const { environment } = device;
  const ampulla = await launchAmpulla({ environment, args: [`--device=${device.path}`] });
  const { app, page } = ampulla;
  try {
    const view = new LiveView(page);
    await view.waitUntilLive();
    await view.waitUntilAiActive();
    await expect.poll(async () => (await view.probe()).overlayDrawn).toBe(true);
    expect(await isKeptAwake(app)).toBe(true);
    const firstReader = device.readerPid;

    // When the computer goes to sleep (a stand-in for the hardware: the events alone)
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'));

    // Then nothing that was seen before stands on the picture
    await expect.poll(async () => (await view.probe()).overlayDrawn).toBe(false);
    await page.waitForTimeout(1200);
    expect((await view.probe()).overlayDrawn).toBe(false);

    // When it wakes up, then the device is opened anew, the AI looks again, and the gap is told
    await app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
    await expect.poll(() => device.readerPid).not.toBe(firstReader);
    await view.waitUntilLive();
    await expect.poll(async () => (await view.probe()).overlayDrawn).toBe(true);
    await expect(page.getByTestId('message').first()).toContainText(
      /slept for 0:00:0\d, from \d\d:/,
    );
    expect((await view.probe()).staleDrawn).toBe(0);

    // When the device is pulled out, then the monitors may go dark again
    device.become('missing');
    device.signal('SIGKILL');
    await expect.poll(() => isKeptAwake(app)).toBe(false);
  } finally {
    await ampulla.close();
    device.dispose();
  }
});

/** Waits until the page draws new pictures; asked through main, because Playwright gives a page up that crashed. */
async function waitForPicture(app: ElectronApplication): Promise<void> {
  await expect
    .poll(() => inPage(app, 'window.ampullaProbe?.displayedFrames ?? 0'), {
      timeout: 20_000,
      intervals: [50],
    })
    .toBeGreaterThan(5);
}

const messageText = 'document.querySelector(\'[data-testid="message"]\')?.textContent ?? ""';

/** Evaluates in the page; null while there is none. */
function inPage(app: ElectronApplication, code: string): Promise<unknown> {
  return askMain(() =>
    app.evaluate(async ({ webContents }, asked): Promise<unknown> => {
      const page = webContents.getAllWebContents()[0];
      if (page === undefined || page.isCrashed()) return null;
      const late = new Promise((resolve) => setTimeout(() => resolve(null), 500));
      return await Promise.race([page.executeJavaScript(asked).catch(() => null), late]);
    }, code),
  );
}

/** Whether one of the application's requests keeps the monitors lit. */
function isKeptAwake(app: ElectronApplication): Promise<boolean> {
  return askMain(() =>
    app.evaluate(({ powerSaveBlocker }) =>
      Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
    ),
  );
}
