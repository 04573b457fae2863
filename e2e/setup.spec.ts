import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { StandInDevice } from './fixtures/standInFfmpeg';
import { LiveView } from './pages/liveView';
import { SetUp } from './pages/setUp';

test.skip(process.platform === 'win32', 'The stand-in for a capture device is a shell script.');

test('a device is chosen by name, its field of view confirmed, and both are remembered', async () => {
  const room = await makeRoom();
  try {
    const { userFolder, device } = room;
    const { environment } = device;
    const first = await launchAmpulla({ args: ['--no-source'], environment, userFolder });
    const setUp = new SetUp(first.page);
    const view = new LiveView(first.page);
    // Given a device that was chosen by its name on the set-up page
    await setUp.open('Source');
    await setUp.device(device.name).check();
    // And what is typed into a field is no key of the application: 0 would turn the overlay off
    await first.page.getByLabel('Address').pressSequentially('udp://:0');
    await view.waitUntilLive();
    await view.waitForFrames(10);

    // When its field of view is looked for, then it is proposed over a picture that is too coarse to read
    await setUp.open('Field of view');
    await setUp.expectFieldOfView('automatic');
    await first.page.getByRole('button', { name: 'Find in the picture' }).click();
    const state = first.page.getByTestId('field-of-view-state');
    await expect(state).toHaveAttribute('data-search', 'found', { timeout: 20_000 });
    expect((await setUp.outlineSize()).width).toBeLessThanOrEqual(96);
    expect(await setUp.outlineSize()).not.toEqual({ width: 300, height: 150 });

    // When it is narrowed by the keyboard, then each step can be undone
    const found = await setUp.valueOf('Right side');
    await setUp.handle('Right side').focus();
    for (let step = 0; step < 6; step += 1) await first.page.keyboard.press('Shift+ArrowLeft');
    expect(await setUp.valueOf('Right side')).toBe(found - 60);
    await first.page.keyboard.press('Control+z');
    expect(await setUp.valueOf('Right side')).toBe(found - 50);
    await setUp.expectFieldOfView('changed');

    // When it is confirmed, then the page gets that and nothing else: the cut corners are black
    const before = await view.fieldOfView();
    await first.page.keyboard.press('Control+Enter');
    await setUp.expectFieldOfView('confirmed');
    await view.waitUntilLive();
    const confirmed = await view.fieldOfView();
    expect(before.width - confirmed.width).toBeGreaterThanOrEqual(46);
    await expectOnlyFieldOfView(setUp, confirmed.width / confirmed.height);
    // And Escape goes back to the live view, which says so
    await first.page.keyboard.press('Escape');
    await expect(first.page.getByTestId('field-of-view')).toContainText(', confirmed');
    await expect(first.page.getByRole('radio', { name: 'All' })).toBeChecked();
    await first.close();

    // When the application is started again, then device and field of view are as they were
    const second = await launchAmpulla({ environment, userFolder });
    const again = new LiveView(second.page);
    await again.waitUntilLive();
    await expect(second.page.getByTestId('field-of-view')).toHaveAttribute(
      'data-origin',
      'confirmed',
    );
    expect(await again.fieldOfView()).toEqual(confirmed);
    await second.close();
  } finally {
    await room.dispose();
  }
});

test('a screen without an endoscopic picture is given to nobody until one comes', async () => {
  const room = await makeRoom();
  try {
    const { userFolder, device } = room;
    const { environment } = device;
    // Given a console that shows a few bright words and no picture for some seconds
    device.become('words');
    const args = [`--device=${device.path}`];
    const ampulla = await launchAmpulla({ args, environment, userFolder });
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await expect(ampulla.page.getByText('No field of view found')).toBeVisible({ timeout: 30_000 });
    await expect(ampulla.page.getByTestId('ai-state')).toHaveText('abstaining');
    expect(await predictions(view)).toBe(0);

    // When the console shows its picture, then its field of view is found by itself, and the AI begins
    device.become('live');
    // On a busy machine the AI may be behind at once; either way it answers.
    await expect(ampulla.page.getByTestId('ai-state')).toHaveText(/active|behind/, {
      timeout: 30_000,
    });
    const { width, height } = await view.fieldOfView();
    expect([width, height]).not.toEqual([1280, 720]);
    await ampulla.close();
  } finally {
    await room.dispose();
  }
});

interface Room {
  readonly device: StandInDevice;
  readonly userFolder: string;
  dispose(): Promise<void>;
}

/** A capture card that the system lists, and a folder for settings. */
async function makeRoom(): Promise<Room> {
  const device = new StandInDevice('live');
  device.plugIn();
  const userFolder = await makeUserFolder();
  return {
    device,
    userFolder,
    dispose: async () => {
      device.dispose();
      await rm(userFolder, { recursive: true, force: true });
    },
  };
}

/** The drawn picture has the field of view's shape, light in its middle and nothing in its cut corners. */
async function expectOnlyFieldOfView(setUp: SetUp, aspect: number): Promise<void> {
  await expect
    .poll(async () => {
      const { pictureRect } = await new LiveView(setUp.page).probe();
      return pictureRect.width / pictureRect.height;
    })
    .toBeCloseTo(aspect, 1);
  const { corners, middle } = await setUp.drawnBrightness();
  // Black with its opaque alpha: a quarter of 255.
  for (const corner of corners) expect(corner).toBeLessThan(66);
  expect(middle).toBeGreaterThan(90);
}

async function predictions(view: LiveView): Promise<number> {
  return Number(/([\d.]+)\s*\/s/.exec(await view.aiFigures())?.[1] ?? Number.NaN);
}
