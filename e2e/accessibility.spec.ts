import { expect, type Page, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { StandInDevice } from './fixtures/standInFfmpeg';
import {
  controlsMissed,
  expectNothingSerious,
  listenToLiveRegions,
  walkByTab,
} from './pages/accessibility';
import { LiveView } from './pages/liveView';

test.skip(process.platform === 'win32', 'The stand-in for a capture device is a shell script.');

test.describe.configure({ mode: 'serial' });

let device: StandInDevice;
let ampulla: Ampulla;
let page: Page;
let view: LiveView;
test.beforeAll(async () => {
  device = new StandInDevice('missing');
  ampulla = await launchAmpulla({ environment: device.environment, args: ['--no-source'] });
  page = ampulla.page;
  view = new LiveView(page);
});
test.afterAll(async () => {
  await ampulla.close();
  device.dispose();
});

test('axe finds nothing serious in any state of the live view', async () => {
  await expect(page.getByTestId('source-state')).toHaveText('no source');
  await expectNothingSerious(page, 'no source');
  await page.keyboard.press('F1');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNothingSerious(page, 'help');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const { path: id, name } = device;
  await page.evaluate(
    (choice) =>
      window.ampulla.invoke('source:openDevice', { backend: 'v4l2', mode: null, ...choice }),
    { id, name },
  );
  await expect(page.getByTestId('source-state')).toHaveText('reconnecting');
  await expect(page.getByTestId('message')).toBeVisible();
  await expectNothingSerious(page, 'reconnecting, with a message');
  await page.keyboard.press('x');
  await expect(page.getByTestId('message')).toBeHidden();

  device.become('live');
  await view.waitUntilLive();
  await view.waitUntilAiActive();
  await expectNothingSerious(page, 'live');

  device.signal('SIGSTOP');
  await expect(page.getByTestId('source-state')).toHaveText('stalled');
  await expectNothingSerious(page, 'stalled');
  await view.waitUntilLive();

  await view.openPath('/no/such/video.mp4');
  await expect(page.getByTestId('source-state')).toHaveText('lost');
  await expectNothingSerious(page, 'lost');
  await page.keyboard.press('Control+d');
  await view.waitUntilLive();
});

test('live regions say states, and no figures that change all the time', async () => {
  await view.waitUntilAiActive();
  await expect(
    page.getByText(/^Source: live\. AI: \w+\. Difficulty estimate: [\w ]+\.$/),
  ).toBeAttached();
  const said = await listenToLiveRegions(page, 3000);
  expect(said.filter((words) => /\d/.test(words))).toEqual([]);
  expect(said.length, said.join(' | ')).toBeLessThanOrEqual(2);
});

test('every control is reached by keyboard, with a ring, and works', async () => {
  await expectWholeWalk(page, 'live view');

  // The overlay's mode by arrows, its opacity too, and the page by Enter
  const all = page.getByRole('radio', { name: 'All' });
  await all.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Heatmap' })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await expect(all).toBeChecked();
  const opacity = page.getByRole('slider', { name: /opacity/i });
  const before = Number(await opacity.inputValue());
  await opacity.focus();
  await page.keyboard.press('ArrowRight');
  await expect(opacity).toHaveValue(String(before + 5));
  await page.getByRole('button', { name: 'Set-up' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: /sections/i })).toBeVisible();
});

test('axe and the Tab key find nothing wrong in any section of the set-up', async () => {
  const list = page.getByRole('navigation', { name: /sections/i });
  const names = await list.getByRole('button').allInnerTexts();
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) {
    await list.getByRole('button', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 2, exact: true })).toBeVisible();
    // What stands around the section is the same for all of them, and was looked at with the first.
    const part = name === names[0] ? 'html' : '.setup-section';
    await expectNothingSerious(page, `set-up, ${name}`, part);
    await expectWholeWalk(page, `set-up, ${name}`);
  }
  await page.keyboard.press('F2');
});

test('with reduced motion nothing moves but the picture', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((one) => {
        const { animationDuration, transitionDuration } = getComputedStyle(one);
        return `${animationDuration}, ${transitionDuration}`
          .split(', ')
          .some((duration) => parseFloat(duration) > 0);
      })
      .map((one) => one.className),
  );
  expect(moving).toEqual([]);
  await page.emulateMedia({ reducedMotion: null });
});

/** Walks around by Tab: nothing is left out, everything shows its focus. */
async function expectWholeWalk(at: Page, where: string): Promise<void> {
  const stops = await walkByTab(at);
  expect(stops.length, where).toBeGreaterThan(3);
  expect(
    stops.filter(({ hasRing }) => !hasRing),
    `${where}: without a ring`,
  ).toEqual([]);
  expect(await controlsMissed(at), `${where}: not reached`).toEqual([]);
  // The order is that of the page, which reads from left to right and down.
  await expect(at.locator('[tabindex]:not([tabindex="0"], [tabindex="-1"])')).toHaveCount(0);
}
