import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { readPressLog } from './fixtures/pressLog';
import { StandInPedal } from './fixtures/standInPedal';
import { askMain } from './fixtures/inMain';
import { LiveView } from './pages/liveView';
import { PedalSection } from './pages/pedalSection';

const left = 'VEC USB Footpedal, left';

test('a USB pedal is learned, pulled out and back, and its process may die', async () => {
  const pedal = new StandInPedal();
  const ampulla = await launchAmpulla();
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await pedal.replaceHardware(ampulla.app);
    const pedals = new PedalSection(ampulla.page);
    await pedals.open();
    expect(await pedalPid(ampulla)).toBeNull();

    // Given a VEC pedal, when its left switch is pressed while learning, then it is taken
    pedal.plugIn();
    await pedals.learn();
    await expect.poll(() => pedal.isRead).toBe(true);
    pedal.down('left');
    await expect(pedals.outcome).toHaveText(/VEC USB Footpedal, left is learned/);
    pedal.up();
    await pedals.bind(left, 'Long', 'Mark');

    // Then its presses act, and other switches do nothing
    pedal.down('right');
    pedal.up();
    await tap(pedal, ampulla);
    await expect(pedals.lastPress).toHaveText(`${left}: Short press – overlay`);
    pedal.down('left');
    await expect(pedals.lastPress).toHaveText(`${left}: Long press – mark`);
    pedal.up();
    expect(readPressLog(ampulla.userFolder).map(({ kind }) => kind)).toEqual(['short', 'long']);

    // When it is pulled out, then that is said; plugged in again, it comes back by itself
    pedal.pullOut();
    const message = ampulla.page.getByTestId('message');
    await expect(message).toContainText('was pulled out');
    const state = pedals.switchNamed(left).getByTestId('switch-state');
    await expect(state).toHaveText('not plugged in');
    pedal.plugIn();
    await expect(state).toHaveText('ready');
    await tap(pedal, ampulla);
    await expect(pedals.lastPress).toHaveText(`${left}: Short press – overlay`);

    // When the process that reads it dies, then the picture goes on, and the process is back soon
    const framesBefore = (await view.probe()).displayedFrames;
    process.kill((await pedalPid(ampulla)) ?? 0, 'SIGKILL');
    await expect(message).toContainText('reads USB pedals does not run');
    await expect(state).toHaveText('ready');
    await tap(pedal, ampulla);
    await expect.poll(() => readPressLog(ampulla.userFolder).length).toBe(4);
    await view.waitForFrames(framesBefore + 25);
  } finally {
    await ampulla.close();
    pedal.dispose();
  }
});

async function tap(pedal: StandInPedal, { page }: Ampulla): Promise<void> {
  pedal.down('left');
  await page.waitForTimeout(120);
  pedal.up();
}

/** Process id of the process that reads USB pedals; null while there is none. */
function pedalPid({ app }: Ampulla): Promise<number | null> {
  return askMain(() =>
    app.evaluate(({ app: electronApp }) => {
      const metric = electronApp.getAppMetrics().find((entry) => entry.name === 'Ampulla pedals');
      return metric?.pid ?? null;
    }),
  );
}
