import { expect, type Page, test } from '@playwright/test';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { holdKey, pressKeys, restMs } from './fixtures/keyPresses';
import { readPressLog } from './fixtures/pressLog';
import { expectNothingSerious } from './pages/accessibility';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';

/** From the press to its confirmation on the screen. */
const shownWithinMs = 100;
/** A short press of a key that may be held is certain after so long; see `main/pedals/pulsedSwitch.ts`. */
const shortIsCertainAfterMs = 800;

async function launchWithStore(): Promise<{ ampulla: Ampulla; view: CaseView }> {
  const ampulla = await launchAmpulla();
  const view = new CaseView(ampulla.page);
  await new LiveView(ampulla.page).waitUntilLive();
  await view.createStore();
  return { ampulla, view };
}

test('a whole case is run by the pedal alone, and each press shows at once', async () => {
  const { ampulla, view } = await launchWithStore();
  const { page } = ampulla;
  try {
    // Given a pedal whose second switch takes back
    await page.evaluate(async () => {
      await window.ampulla.invoke('pedals:learnKey', 'F8');
      await window.ampulla.invoke('pedals:setAction', 'key F8', 'short', 'undoEvent');
    });
    await expect(view.start).toBeEnabled();
    await view.watch();
    const short = async (): Promise<void> => {
      pressKeys(['F10']);
      await page.waitForTimeout(restMs);
    };

    // When it is pressed without a case, then one starts; pressed again, the clock runs
    await short();
    await expect(view.clockState).toHaveText('not approached yet');
    await expect(view.pedal).toContainText('approach');
    await expect(page.getByRole('navigation', { name: /pages/i })).toHaveCount(0);
    await short();
    await expect(view.clockState).toHaveText('of 5:00');
    await expect(view.pedal).toContainText('attempt 1');

    // Attempts by short presses, an entry of the duct by a double one
    await short();
    await short();
    await expect(view.attempts).toContainText('2');
    pressKeys(['F10', 'F10'], 150);
    await page.waitForTimeout(restMs);
    await expect(view.ductEntries).toContainText('1');
    await expect(view.ductEntries).toHaveAttribute('data-limit', 'passed');
    await short();
    await expect(view.attempts).toContainText('3');

    // The other switch takes the last one back, and a button would bring it back
    pressKeys(['F8']);
    await expect(view.attempts).toContainText('2');
    await expect(view.events.last().locator('s')).toHaveText('Attempt');
    await expect(view.button('Bring back')).toBeVisible();

    // A long press: cannulated. Another one: the end, with both verdicts
    holdKey('F10', 1800);
    await expect(view.clockState).toHaveText('cannulated');
    const stoppedAt = await view.clockSeconds();
    await page.waitForTimeout(restMs);
    expect(await view.clockSeconds()).toBe(stoppedAt);
    holdKey('F10', 1800);
    await expect(view.summary).toBeVisible();
    await expect(view.summary).toContainText('Study');
    await expect(view.summary).toContainText('Easy');
    await expect(view.summary).toContainText('Difficult: duct entry');

    await expectShownInTime(ampulla, view);
    await expectNothingSerious(page, 'ended case', '.side-panel');
  } finally {
    await ampulla.close();
  }
});

/** Of an odd number the middle one: single presses may meet a machine that does something else at that moment. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity;
}

/** By the application's own clocks: the log of presses, and the page's notes of what stood on the screen. */
async function expectShownInTime(ampulla: Ampulla, view: CaseView): Promise<void> {
  const shown = await view.shown();
  const presses = readPressLog(ampulla.userFolder).filter(({ source }) => source === 'pedal');
  const next = (atMs: number, isIt: (what: string) => boolean): number =>
    shown.find((one) => one.atMs >= atMs && isIt(one.what))?.atMs ?? Number.POSITIVE_INFINITY;
  const times = presses.map(({ wallTime, action, kind, detail }) => {
    const pressedAtMs = Date.parse(wallTime);
    // The first press starts the case: the line that lights up is not there yet.
    const isHeard = action !== 'undoEvent' && detail !== 'startCase';
    const certainAtMs = pressedAtMs + (kind === 'short' && isHeard ? shortIsCertainAfterMs : 0);
    return {
      press: `${kind ?? ''} ${detail}`,
      heardMs: isHeard ? next(pressedAtMs, (what) => what === 'heard') - pressedAtMs : 0,
      eventMs: next(certainAtMs, (what) => what !== 'heard') - certainAtMs,
      isEvent: !['startCase', 'endCase'].includes(detail) && kind === 'short',
    };
  });
  console.log(
    times
      .map(({ press, heardMs, eventMs, isEvent }) =>
        [
          `${press}: heard ${heardMs.toFixed(0)} ms`,
          isEvent ? `shown ${eventMs.toFixed(0)} ms` : '',
        ]
          .join(' ')
          .trim(),
      )
      .join('; '),
  );
  expect(times.length).toBeGreaterThanOrEqual(9);
  expect(median(times.map(({ heardMs }) => heardMs))).toBeLessThanOrEqual(shownWithinMs);
  const events = times.filter(({ isEvent }) => isEvent);
  expect(median(events.map(({ eventMs }) => eventMs))).toBeLessThanOrEqual(shownWithinMs);
}

test('keys and touch log at once, corrections stay, and nothing scrolls', async () => {
  const { ampulla, view } = await launchWithStore();
  const { page } = ampulla;
  try {
    // Given a case that was started by Enter in the suggested name
    const name = page.getByRole('textbox', { name: /case name/i });
    await expect(name).toHaveValue(/^\d{4}-\d{2}-\d{2}-01$/);
    await name.press('Enter');
    await expect(view.clockState).toHaveText('not approached yet');
    await page.locator('body').click({ position: { x: 300, y: 300 } });
    await view.watch();

    // Letters log; the technique is chosen by its digit
    for (const key of ['b', 'a', 'p']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
    await view.button('wire').click();
    await expect(view.button('wire')).toHaveCount(0);
    await page.keyboard.press('t');
    await expect(page.getByRole('region', { name: 'Which technique' })).toBeVisible();
    await expectNothingSerious(page, 'techniques', '.side-panel');
    await page.keyboard.press('2');
    await expect(view.events.last()).toContainText('Needle-knife fistulotomy');
    const keys = (await view.keys()).filter(({ what }) => ['b', 'a', 'p'].includes(what));
    const shown = await view.shown();
    const delaysMs = keys.map(
      ({ atMs }) => (shown.find((one) => one.atMs >= atMs)?.atMs ?? Infinity) - atMs,
    );
    console.log(`key to line: ${delaysMs.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(delaysMs).toHaveLength(3);
    expect(median(delaysMs)).toBeLessThanOrEqual(shownWithinMs);

    // Undo and bring back
    await page.keyboard.press('z');
    await expect(view.events.last().locator('s')).toBeVisible();
    await view.button('Bring back').click();
    await expect(view.events.last().locator('s')).toHaveCount(0);

    // Nothing scrolls, every target is large, axe finds nothing, in either language
    await expectCalmPanel(view);
    await expectNothingSerious(page, 'running case', '.side-panel');
    await page.keyboard.press('k');
    await expect(page.getByRole('region', { name: 'More events and display' })).toBeVisible();
    await expectNothingSerious(page, 'more events', '.side-panel');
    await page.keyboard.press('Escape');
    await chooseKorean(page);
    await expect(page.getByRole('button', { name: /^삽관 성공/ })).toBeVisible();
    await expectCalmPanel(view);
    await expectNothingSerious(page, 'running case in Korean', '.side-panel');
  } finally {
    await ampulla.close();
  }
});

/** The column fits the window, and what is pressed in a procedure is at least 64 px high. */
async function expectCalmPanel({ page }: CaseView): Promise<void> {
  const found = await page.evaluate(() => {
    const panel = document.querySelector<HTMLElement>('.side-panel');
    if (panel === null) throw new Error('There is no column.');
    const buttons = [...panel.querySelectorAll<HTMLElement>('.press-row button, .segment')];
    return {
      overflowPx: panel.scrollHeight - panel.clientHeight,
      // Rounded: a fraction of a device pixel is nobody's miss.
      lowestPx: Math.round(
        Math.min(...buttons.map((button) => button.getBoundingClientRect().height)),
      ),
      outside: buttons
        .filter((button) => button.getBoundingClientRect().bottom > window.innerHeight)
        .map((button) => button.textContent),
    };
  });
  expect(found).toMatchObject({ overflowPx: 0, outside: [] });
  expect(found.lowestPx).toBeGreaterThanOrEqual(64);
}

test('a case goes on after the application was killed, with its clock right', async () => {
  const userFolder = await makeUserFolder();
  const first = await launchAmpulla({ userFolder });
  const before = new CaseView(first.page);
  await new LiveView(first.page).waitUntilLive();
  await before.createStore();
  await expect(before.start).toBeEnabled();
  await before.start.click();
  await before.page.keyboard.press('b');
  await expect(before.clockState).toHaveText('of 5:00');
  const approachedAtMs = performance.now();
  await before.page.keyboard.press('a');
  await expect(before.events.last()).toHaveAttribute('data-safe', 'true');
  await before.page.waitForTimeout(2000);
  const gone = first.app.waitForEvent('close');
  first.app.process().kill('SIGKILL');
  await gone;

  const second = await launchAmpulla({ userFolder });
  try {
    const after = new CaseView(second.page);
    await after.unlockStore();
    await expect(after.clockState).toHaveText('of 5:00');
    await expect(after.attempts).toContainText('1');
    const offSeconds = (await after.clockSeconds()) - (performance.now() - approachedAtMs) / 1000;
    console.log(`clock after the kill: ${offSeconds.toFixed(1)} s off`);
    expect(Math.abs(offSeconds)).toBeLessThanOrEqual(1.5);
    await expect(after.page.getByTestId('note')).toContainText('goes on');
  } finally {
    await second.close();
  }
});

test('without a store a press says what to do, and the picture runs', async () => {
  const ampulla = await launchAmpulla();
  const { page } = ampulla;
  try {
    const view = new CaseView(page);
    await new LiveView(page).waitUntilLive();
    await expect(view.button('Open Cases')).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByTestId('note')).toContainText('No case runs');
    await page.keyboard.press('g');
    await expect(page.getByTestId('note')).toContainText('No case can start');
    await expectNothingSerious(page, 'no store', '.side-panel');
    await new LiveView(page).waitForFrames(10);
  } finally {
    await ampulla.close();
  }
});

/** Through the set-up, as a person does, and back to the running case. */
async function chooseKorean(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('radio', { name: '한국어' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
  await page.keyboard.press('F2');
}
