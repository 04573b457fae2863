import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { processIsAlive } from './fixtures/processes';
import { StandInDevice } from './fixtures/standInFfmpeg';
import { askMain } from './fixtures/inMain';
import { LiveView } from './pages/liveView';
import { type SourceSample, watchSource } from './pages/sourceWatch';

test.skip(process.platform === 'win32', 'The stand-in for a capture device is a shell script.');

/** What the main process may gain while a device floods it: room for a few hundred frames of 0.8 MB would be a queue. */
const mostGainedMiB = 150;

test('a device that floods, trickles or stops in the middle of a picture', async () => {
  const device = new StandInDevice('flood');
  device.become('flood', 540);
  const ampulla = await launchAmpulla({
    args: [`--device=${device.path}`],
    environment: device.environment,
  });
  let readerPid = 0;
  try {
    const view = new LiveView(ampulla.page);
    const memoryMiB = () =>
      askMain(() => ampulla.app.evaluate(() => process.memoryUsage.rss() / 1024 / 1024));
    const captured = async (): Promise<number> =>
      (await ampulla.page.evaluate(() => window.ampulla.invoke('app:initialState'))).status.frames
        .captured;

    // Given a device that gives its pictures as fast as they can be read
    await view.waitUntilLive();
    await view.waitForFrames(30);
    const [gainedFrom, framesFrom] = [await memoryMiB(), await captured()];
    // Then the picture stays live, the newest one is shown, and nothing piles up
    const flood = await watchSource(ampulla.page, 3000, () => undefined);
    const [gainedMiB, frames] = [(await memoryMiB()) - gainedFrom, (await captured()) - framesFrom];
    const shown = shownFrames(flood.samples);
    console.log(`flood: ${frames} captured, ${shown} shown, ${gainedMiB.toFixed(0)} MiB more`);
    expect(frames).toBeGreaterThan(3 * 25 * 1.5);
    expect(shown).toBeGreaterThan(3 * 5);
    expect(flood.samples.every(({ state }) => state === 'live')).toBe(true);
    expect(gainedMiB).toBeLessThan(mostGainedMiB);

    // When it hands over a few bytes at a time, then each picture shows whole, and between them it is stalled
    const trickle = await watchSource(ampulla.page, 8000, () => {
      device.become('trickle');
      device.signal('SIGTERM');
    });
    const states = new Set(trickle.samples.map(({ state }) => state));
    console.log(`trickle: ${[...states].join(', ')}; ${shownFrames(trickle.samples)} shown`);
    expect([...states]).toEqual(expect.arrayContaining(['live', 'stalled']));
    expect(longestLiveWithoutFrameMs(trickle.samples)).toBeLessThan(1200);

    // When it stops in the middle of a picture, then that one never shows
    device.become('half');
    device.signal('SIGTERM');
    await expect(ampulla.page.getByTestId('source-state')).toHaveText('reconnecting');
    await expect.poll(() => device.readerPid).not.toBe(readerPid);
    const half = await watchSource(ampulla.page, 2000, () => undefined);
    expect(shownFrames(half.samples)).toBe(0);
    expect(half.samples.some(({ state }) => state === 'live')).toBe(false);
    readerPid = device.readerPid;
    expect(processIsAlive(readerPid)).toBe(true);
  } finally {
    await ampulla.close();
    device.dispose();
  }
  // Then no ffmpeg outlives the application
  expect(processIsAlive(readerPid)).toBe(false);
});

function shownFrames(samples: readonly SourceSample[]): number {
  return (samples.at(-1)?.displayedFrames ?? 0) - (samples[0]?.displayedFrames ?? 0);
}

/** How long the source was called live at most while the same frame stood on the screen. */
function longestLiveWithoutFrameMs(samples: readonly SourceSample[]): number {
  let longestMs = 0;
  let since = samples[0];
  for (const sample of samples) {
    const isNew = sample.displayedFrames !== since?.displayedFrames;
    if (isNew || sample.state !== 'live') since = sample;
    longestMs = Math.max(longestMs, sample.atMs - (since?.atMs ?? sample.atMs));
  }
  return longestMs;
}
