import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { focusWindow, holdKey, pressKeys, restMs } from './fixtures/keyPresses';
import { type LoggedPress, readPressLog } from './fixtures/pressLog';
import { LiveView } from './pages/liveView';

/** From the foot to the picture; see `docs/adr/0012-pedals.md`. */
const overlayWithinMs = 100;

test('the pedal switches the overlay in time, while the window has no focus', async () => {
  const ampulla = await launchAmpulla();
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    const all = view.page.getByRole('radio', { name: 'All' });
    const off = view.page.getByRole('radio', { name: 'Off' });
    await expect(all).toBeChecked();
    await focusAnotherWindow(ampulla);

    // When the pedal is pressed, then the overlay goes; pressed again, it comes back
    for (const shown of [off, all, off, all]) {
      pressKeys(['F9']);
      await expect(shown).toBeChecked();
      await view.page.waitForTimeout(restMs);
    }
    const presses = await loggedPresses(ampulla, 4);
    expect(presses.map(({ detail }) => detail)).toEqual(['off', 'all', 'off', 'all']);
    const delaysMs = await overlayDelaysMs(view, presses);
    console.log(`pedal to overlay: ${delaysMs.join(', ')} ms (bar ${overlayWithinMs})`);
    // One of four may meet a machine that does something else at that moment.
    const [, , third] = [...delaysMs].sort((one, other) => one - other);
    expect(third).toBeLessThanOrEqual(overlayWithinMs);

    // And each press stands in the log with the frame that was seen
    for (const press of presses) {
      expect(press).toMatchObject({
        source: 'pedal',
        switch: 'key F9',
        kind: 'short',
        action: 'overlay',
        result: 'done',
      });
    }
    const frameIds = presses.map(({ frameId }) => frameId ?? -1);
    expect(frameIds).toEqual([...frameIds].sort((one, other) => one - other));
    expect(frameIds[0]).toBeGreaterThan(0);

    // When the contact bounces ten times in 300 ms, then it is one press
    const bouncesTookMs = timed(() => pressKeys(Array<string>(10).fill('F9'), 28));
    console.log(`ten bounces in ${bouncesTookMs} ms`);
    await expect(off).toBeChecked();
    await view.page.waitForTimeout(restMs);
    expect(await loggedPresses(ampulla, 5)).toHaveLength(5);

    // When the pedal is held, then it is one press, however often the system repeats the key
    holdKey('F9', 1500);
    await expect(all).toBeChecked();
    await view.page.waitForTimeout(200);
    expect(await loggedPresses(ampulla, 6)).toHaveLength(6);
  } finally {
    await ampulla.close();
  }
});

function timed(deed: () => void): number {
  const startMs = Date.now();
  deed();
  return Date.now() - startMs;
}

async function focusAnotherWindow({ app }: Ampulla): Promise<void> {
  const otherWindow = await app.evaluate(({ BrowserWindow }) => {
    const other = new BrowserWindow({ width: 300, height: 200, title: 'Another program' });
    return other.getNativeWindowHandle().readUInt32LE(0);
  });
  focusWindow(otherWindow);
  const focused = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.title ?? null);
  await expect.poll(focused).not.toBe('Ampulla');
}

/** The presses of pedals in the log, once there are so many. */
async function loggedPresses(ampulla: Ampulla, count: number): Promise<readonly LoggedPress[]> {
  const read = () => readPressLog(ampulla.userFolder).filter(({ source }) => source === 'pedal');
  await expect.poll(() => read().length).toBeGreaterThanOrEqual(count);
  return read();
}

/** From the key's arrival in the application to the overlay on the canvas that followed it. */
async function overlayDelaysMs(
  view: LiveView,
  presses: readonly LoggedPress[],
): Promise<readonly number[]> {
  const { overlaySettingsDrawnAtMs } = await view.probe();
  return presses.map(({ wallTime }) => {
    const pressedAtMs = Date.parse(wallTime);
    const drawnAtMs = overlaySettingsDrawnAtMs.find((atMs) => atMs >= pressedAtMs);
    return (drawnAtMs ?? Number.POSITIVE_INFINITY) - pressedAtMs;
  });
}
