import { rm } from 'node:fs/promises';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { hurryTimers } from './fixtures/hurriedTimers';
import { askMain } from './fixtures/inMain';
import { setRoomClock } from './fixtures/roomClock';
import { SmallDisk } from './fixtures/smallDisk';
import { storeOf } from './fixtures/storeFaults';
import { resourcesWithoutModels } from './fixtures/withoutModels';
import { expectNothingSerious } from './pages/accessibility';
import { CaseView } from './pages/caseView';
import { CasesPage } from './pages/casesPage';
import { LiveView } from './pages/liveView';

/** The clock shows whole seconds, and a busy machine answers late; what is tested moves it by minutes and hours. */
const clockToleranceSeconds = 10;
const hourMs = 3_600_000;
/** What stands for a minute without key or mouse. */
const idleMs = 6000;

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test('on a full disk events stay with the person, picture and AI go on, and all is saved when there is room', async () => {
  const reason = SmallDisk.whyNot();
  if (reason !== null) console.log(`Not tried here: a full disk ${reason}.`);
  test.skip(reason !== null, reason ?? '');
  const disk = new SmallDisk(userFolder, storeOf(userFolder).folder, 16);
  const ampulla = await launchAmpulla({ userFolder, ...disk.launch });
  const { app, page } = ampulla;
  try {
    // Given a running case, with somebody signed in
    const pid = app.process().pid ?? Number.NaN;
    const view = new CaseView(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await live.waitUntilAiActive();
    await view.createStore();
    await addAdministrator(page);
    await begin(view);

    // When the disk is full, and the last piece of the last block, too
    disk.fill(pid);
    let presses = 0;
    await expect
      .poll(async () => {
        await page.keyboard.press('a');
        presses += 1;
        return view.unsafe.isVisible();
      })
      .toBe(true);

    // Then it says so where the person looks, and keeps what is not saved
    await expect(view.unsafe).toContainText('The disk of the case store is full');
    await expect(view.events.last()).toHaveAttribute('data-safe', 'false');
    await expect(view.attempts).toContainText(String(presses));
    await expectNothingSerious(page, 'full disk', '.side-panel');
    await live.waitForFrames((await live.probe()).displayedFrames + 25);
    await expect(page.getByTestId('ai-state')).toHaveText(/active|abstaining|behind/);
    await page.keyboard.press('p');
    await expect(view.ductEntries).toContainText('1');

    // And when there is room again everything is saved, by whom it was
    disk.free(pid);
    await expect(view.unsafe).toHaveCount(0, { timeout: 30_000 });
    await view.waitForStore();
    await expect(view.events.last()).toHaveAttribute('data-safe', 'true');
    const people = await page.evaluate(() => window.ampulla.invoke('people:state'));
    expect(people.signedIn?.name).toBe('Operator A');
    await end(view);
    const cases = await openNewest(page);
    await expect(cases.figure('Attempts').locator('dd')).toHaveText(String(presses));
    await expect(cases.figure('Duct entries').locator('dd')).toHaveText('1');
  } finally {
    await ampulla.close();
  }
});

test('setting the room’s clock and a sleep bend no duration and are noted in the case', async () => {
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { app, page } = ampulla;
  try {
    const view = new CaseView(page);
    await view.createStore();
    await begin(view);
    const approachedAtMs = performance.now();
    const isRight = async (): Promise<void> => {
      const seconds = (performance.now() - approachedAtMs) / 1000;
      expect(Math.abs((await view.clockSeconds()) - seconds)).toBeLessThan(clockToleranceSeconds);
    };

    // When the clock is set forward by an hour, then back by two
    await setRoomClock(app, hourMs);
    await page.waitForTimeout(1500);
    await page.keyboard.press('a');
    await isRight();
    await setRoomClock(app, -hourMs);
    await page.waitForTimeout(1500);
    await page.keyboard.press('a');
    await isRight();

    // And the computer sleeps for twelve minutes (a stand-in: the system's two events and the clock that went on)
    await tellPower(app, 'suspend');
    await setRoomClock(app, -hourMs + 12 * 60_000);
    await tellPower(app, 'resume');
    await expect(page.getByTestId('note')).toContainText(
      /The computer slept for 12:0\d; 12:00 of it is not in the clock/,
    );
    await page.waitForTimeout(1500);
    await page.keyboard.press('a');
    await isRight();

    // Then the case says all three, and the sleep is no setting of the clock
    await end(view);
    const seconds = (performance.now() - approachedAtMs) / 1000;
    const cases = await openNewest(page);
    const shown = await cases.figure('Cannulation time').locator('dd').innerText();
    const [minutes = NaN, rest = NaN] = shown.split(':').map((part) => Number.parseInt(part, 10));
    expect(Math.abs(minutes * 60 + rest - seconds)).toBeLessThan(clockToleranceSeconds);
    await page.locator('summary').filter({ hasText: 'History' }).click();
    const noted = page.locator('.case-history li');
    await expect(noted.filter({ hasText: 'The room’s clock was set · +60:00' })).toHaveCount(1);
    await expect(noted.filter({ hasText: 'The room’s clock was set · −120:00' })).toHaveCount(1);
    await expect(noted.filter({ hasText: 'The room’s clock was set' })).toHaveCount(2);
    await expect(noted.filter({ hasText: /The computer slept · 12:0\d, 12:00 of it/ })).toHaveCount(
      1,
    );
  } finally {
    await ampulla.close();
  }
});

test('after idle time the log locks, hides the patient and never the picture, and a PIN opens it', async () => {
  test.setTimeout(240_000);
  const ampulla = await launchAmpulla({ userFolder });
  const { app, page } = ampulla;
  try {
    const view = new CaseView(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await view.createStore();
    await hurryTimers(app, 60_000, idleMs);
    await addAdministrator(page);
    await begin(view);
    await page.evaluate(() =>
      window.ampulla.invoke(
        'case:setFields',
        { identity: { name: 'Patient Z', patientId: '', birthDate: '', accessionNumber: '' } },
        'ui',
      ),
    );
    await expect.poll(() => namesPatient(page)).toBe(true);
    const cases = new CasesPage(page);
    await cases.open();
    await cases.show('People');
    await page.getByLabel('Sign out when nothing is touched for').selectOption('1');

    // Given someone who moves the mouse now and then, then nothing locks
    for (let moves = 0; moves < 6; moves += 1) {
      await page.mouse.move(300 + moves, 300);
      await page.waitForTimeout(idleMs / 4);
    }
    await expect(page.getByTestId('who')).toContainText('Operator A');

    // When nobody touches anything, then the log locks and the picture does not
    await expect(page.getByRole('heading', { name: 'Sign in to see cases' })).toBeVisible({
      timeout: 20_000,
    });
    await expectNothingSerious(page, 'locked');
    expect(await namesPatient(page)).toBe(false);
    await page.keyboard.press('F3');
    await expect(page.getByTestId('picture')).toBeVisible();
    await live.waitForFrames((await live.probe()).displayedFrames + 10);

    // And the case goes on: a press counts, by nobody
    await page.keyboard.press('a');
    await expect(view.attempts).toContainText('1');

    // A wrong PIN opens nothing, the right one everything
    await cases.open();
    await cases.signIn('Operator A', '9999');
    await expect(page.getByText('This PIN is wrong.')).toBeVisible();
    await cases.signIn('Operator A', '1234');
    await expect(page.getByTestId('who')).toContainText('Operator A');
    await expect.poll(() => namesPatient(page)).toBe(true);
  } finally {
    await ampulla.close();
  }
});

test('a whole case works without any model', async () => {
  const resources = await resourcesWithoutModels();
  const environment = { AMPULLA_RESOURCES: resources };
  const ampulla = await launchAmpulla({ userFolder, environment });
  const { page } = ampulla;
  try {
    const view = new CaseView(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await expect(page.getByTestId('ai-state')).not.toHaveText(/active|abstaining|starting/);
    await view.createStore();
    await begin(view);
    await page.keyboard.press('a');
    await page.keyboard.press('p');
    await expect(view.ductEntries).toContainText('1');
    await end(view);
    await live.waitForFrames((await live.probe()).displayedFrames + 10);
    const cases = await openNewest(page);
    await expect(cases.figure('Attempts').locator('dd')).toHaveText('1');
    await expect(page.getByText('No estimate was kept with this case.')).toBeVisible();
  } finally {
    await ampulla.close();
    await rm(resources, { recursive: true });
  }
});

/** Starts a case and its clock. */
async function begin(view: CaseView): Promise<void> {
  await view.start.click();
  await expect(view.clockState).toHaveText('not approached yet');
  await view.page.keyboard.press('b');
  await expect(view.clockState).toHaveText('of 5:00');
}

/** Cannulated, and the end. */
async function end(view: CaseView): Promise<void> {
  await view.page.keyboard.press('c');
  await expect(view.clockState).toHaveText('cannulated');
  await view.button('End case').click();
  await expect(view.summary).toBeVisible();
}

async function openNewest(page: Page): Promise<CasesPage> {
  const cases = new CasesPage(page);
  await cases.open();
  await cases.show('Cases');
  await expect(cases.count).toHaveText('1 case');
  await cases.rows.first().click();
  await expect(cases.figure('Attempts')).toBeVisible();
  return cases;
}

/** Puts the first person on the list, who is signed in by it. */
async function addAdministrator(page: Page): Promise<void> {
  const added = await page.evaluate(() =>
    window.ampulla.invoke('people:add', { name: 'Operator A', role: 'administrator', pin: '1234' }),
  );
  expect(added.isDone).toBe(true);
}

/** Whether what main tells the page of the running case names the patient. */
async function namesPatient(page: Page): Promise<boolean> {
  const state = await page.evaluate(() => window.ampulla.invoke('case:state'));
  return JSON.stringify(state).includes('Patient Z');
}

async function tellPower(app: ElectronApplication, what: 'suspend' | 'resume'): Promise<void> {
  await askMain(() => app.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), what));
}
