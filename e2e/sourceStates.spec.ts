import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { type DeviceState, StandInDevice } from './fixtures/standInFfmpeg';
import { LiveView } from './pages/liveView';
import { type SourceWatch, watchSource } from './pages/sourceWatch';

test.skip(process.platform === 'win32', 'The stand-in for a capture device is a shell script.');

test('a device that breaks off is named within a second and comes back by itself', async () => {
  await withDevice('live', async (view, device) => {
    // Given a device whose picture is marked
    await view.waitUntilLive();
    await overlayIsDrawn(view);

    // When it is pulled out, then the signal is lost within a second, and the overlay with it
    const pulled = await watchSource(view.page, 3000, () => {
      device.become('missing');
      device.signal('SIGTERM');
    });
    expectLost(pulled, 'reconnecting', 'pulled out');
    await expect(view.page.getByTestId('message')).toContainText(device.path);
    await expect(view.page.getByTestId('message')).not.toContainText(severalMessages);
    await expect(view.page.getByText('No signal – connecting again')).toBeVisible();
    // When it is plugged in again, then the picture is back within three seconds
    const plugged = await watchSource(view.page, 4000, () => device.become('live'));
    expectBack(plugged, 3000, 'plugged in');
    await overlayIsDrawn(view);

    // When its ffmpeg is killed, then it is opened again at once
    const killed = await watchSource(view.page, 4000, () => device.signal('SIGKILL'));
    expectLost(killed, 'reconnecting', 'ffmpeg killed');
    expectBack(killed, 3000, 'ffmpeg killed');
    await overlayIsDrawn(view);
    expect((await view.probe()).staleDrawn).toBe(0);
  });
});

test('a device that stalls is shown as stalled and opened anew', async () => {
  await withDevice('live', async (view, device) => {
    await view.waitUntilLive();
    await overlayIsDrawn(view);
    // When pictures stop, then that is said within a second, and after three it is opened anew
    const stalled = await watchSource(view.page, 5000, () => {
      device.become('silent');
      device.signal('SIGSTOP');
    });
    expectLost(stalled, 'stalled', 'stalled');
    const reopenedMs = stalled.msUntil(({ state }) => state === 'reconnecting');
    console.log(`stalled: opened anew after ${reopenedMs.toFixed(0)} ms`);
    expect(reopenedMs).toBeGreaterThan(2900);
    expect(reopenedMs).toBeLessThanOrEqual(4000);
    // When pictures come again, then they are shown within three seconds
    const back = await watchSource(view.page, 4000, () => device.become('live'));
    expectBack(back, 3000, 'no longer silent');
  });
});

test('a device that changes its size in mid-stream is shown in the new size, without old marks', async () => {
  await withDevice('resizing', async (view, device) => {
    await view.waitUntilLive();
    await overlayIsDrawn(view);
    const before = await view.fieldOfView();
    // What the next ffmpeg finds; the running one reads on and meets the change.
    const changed = await watchSource(view.page, 14_000, () => device.become('live', 540));
    const noticed = changed.samples.find(({ state }) => state === 'reconnecting');
    if (noticed === undefined) throw new Error('The change was not noticed.');
    const after = changed.samples.filter(({ atMs }) => atMs >= noticed.atMs);
    const firstLive = after.find(({ state }) => state === 'live');
    const marksWhileAway = after.filter(
      ({ atMs, overlayDrawn }) => overlayDrawn && atMs < (firstLive?.atMs ?? Infinity),
    );
    expect(marksWhileAway.length).toBeLessThanOrEqual(10);
    expectBack(changed, 6000, 'size changed', noticed.atMs);
    await expect(view.page.getByText('960×540').first()).toBeVisible();
    const now = await view.fieldOfView();
    expect(now.height / before.height).toBeCloseTo(540 / 720, 1);
    await overlayIsDrawn(view);
    expect((await view.probe()).staleDrawn).toBe(0);
  });
});

test('a device that cannot be opened is named once, with what to do, until it can', async () => {
  await withDevice('missing', async (view, device) => {
    const message = view.page.getByTestId('message');
    const notice = view.page.locator('.stage-notice');
    await expect(message).toContainText(`“${device.path}” is not there`);
    await expect(view.page.getByTestId('source-state')).toHaveText('reconnecting');
    device.become('busy');
    await expect(notice).toContainText('is used by another program. Close that program');
    device.become('noFormat');
    await expect(notice).toContainText('offers no size, rate or pixel format that can be read');
    // Then there is still one message, and the picture comes by itself
    await expect(message).toContainText(`“${device.path}” is not there`);
    await expect(message).not.toContainText(severalMessages);
    device.become('live');
    await view.waitUntilLive();
    await view.waitForFrames(10);
  });
});

/** What the message card says when others wait behind it. */
const severalMessages = /and \d+ more/;

async function withDevice(
  state: DeviceState,
  action: (view: LiveView, device: StandInDevice) => Promise<void>,
): Promise<void> {
  const device = new StandInDevice(state);
  let ampulla: Ampulla | null = null;
  try {
    const args = [`--device=${device.path}`];
    ampulla = await launchAmpulla({ args, environment: device.environment });
    await action(new LiveView(ampulla.page), device);
  } finally {
    await ampulla?.close();
    device.dispose();
  }
}

async function overlayIsDrawn(view: LiveView): Promise<void> {
  await view.page.waitForFunction(() => window.ampullaProbe.overlayDrawn, undefined, {
    timeout: 60_000,
  });
}

function expectLost(watch: SourceWatch, word: string, what: string): void {
  const shownMs = watch.msUntil(({ state }) => state === word);
  const clearedMs = watch.msUntil(({ overlayDrawn }) => !overlayDrawn);
  console.log(
    `${what}: “${word}” shown after ${shownMs.toFixed(0)} ms, overlay gone after ${clearedMs.toFixed(0)} ms`,
  );
  expect(shownMs).toBeLessThanOrEqual(1000);
  expect(clearedMs).toBeLessThanOrEqual(1000);
}

/** The picture is back when the source is live after it was not, and a new frame was drawn. */
function expectBack(watch: SourceWatch, withinMs: number, what: string, sinceMs?: number): void {
  const away = watch.samples.find(({ state }) => state !== 'live');
  if (away === undefined) throw new Error(`${what}: the source never went away.`);
  const backMs = watch.msUntil(
    ({ atMs, state, displayedFrames }) =>
      atMs > away.atMs && state === 'live' && displayedFrames > away.displayedFrames,
  );
  const startedMs = sinceMs === undefined ? 0 : watch.msUntil(({ atMs }) => atMs >= sinceMs);
  console.log(`${what}: picture back after ${(backMs - startedMs).toFixed(0)} ms`);
  expect(backMs - startedMs).toBeLessThanOrEqual(withinMs);
}
