import { randomInt } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { type ElectronApplication, expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { caseStorePid, killApplication } from './fixtures/caseProcess';
import { CasesPage } from './pages/casesPage';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';
import { PressStream, SavedEvents } from './pages/savedEvents';

/** With those of the store's own tests more than fifty. */
const applicationKills = 6;
const processKills = 6;
/** What a stream lasts at most before a kill. Unit: ms. */
const longestStreamMs = 900;
/** The clock shows whole seconds, and starting takes its time. */
const clockToleranceSeconds = 1.5;

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test(`${applicationKills} kills of the whole application amid a stream of events lose nothing that was shown as saved`, async () => {
  test.setTimeout(180_000);
  const saved = new SavedEvents();
  let ampulla = await launchAmpulla({ userFolder });
  try {
    // Given a case whose clock runs
    let view = new CaseView(ampulla.page);
    await new LiveView(ampulla.page).waitUntilLive();
    await view.createStore();
    await view.start.click();
    await ampulla.page.keyboard.press('b');
    await expect(view.clockState).toHaveText('of 5:00');
    const approachedAtMs = performance.now();

    for (let kills = 1; kills <= applicationKills; kills += 1) {
      // When everything is killed while events are logged as fast as they can be
      await saved.watch(ampulla.page);
      const before = saved.shown.length;
      const stream = new PressStream(view);
      await expect.poll(() => saved.shown.length).toBeGreaterThan(before);
      await ampulla.page.waitForTimeout(randomInt(longestStreamMs));
      await killApplication(ampulla.app);
      await stream.stop();

      // Then the next start goes on with the case, everything that was shown as saved, once, and the right time
      ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
      view = new CaseView(ampulla.page);
      await view.unlockStore();
      await expect(view.clockState).toHaveText('of 5:00');
      await expectAll(view, saved.shown);
      const offSeconds = (await view.clockSeconds()) - (performance.now() - approachedAtMs) / 1000;
      console.log(
        `kill ${kills}: ${saved.shown.length} saved, ${await view.attempts.innerText()} stored, ` +
          `clock ${offSeconds.toFixed(1)} s off`,
      );
      expect(Math.abs(offSeconds)).toBeLessThanOrEqual(clockToleranceSeconds);
    }
    await expectIntact(ampulla);
  } finally {
    await ampulla.close();
  }
});

test(`${processKills} kills of the store's process alone lose no event, double none, and the picture runs`, async () => {
  test.setTimeout(180_000);
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { app, page } = ampulla;
  try {
    const view = new CaseView(page);
    const live = new LiveView(page);
    // A picture without an end, however long the kills take
    await live.openTestPattern();
    await live.waitUntilLive();
    await view.createStore();
    await view.start.click();
    await page.keyboard.press('b');
    await expect(view.clockState).toHaveText('of 5:00');
    const saved = new SavedEvents();
    await saved.watch(page);
    const stream = new PressStream(view);
    const killed = new Set<number>();
    while (killed.size < processKills) {
      // Half of them while it loads or opens; a file that never takes anything would be taken for a damaged one.
      if (killed.size % 2 === 0) await view.waitForStore();
      const pid = await nextStorePid(app, killed);
      await page.waitForTimeout(randomInt(longestStreamMs));
      const drawn = (await live.probe()).displayedFrames;
      const shown = saved.shown.length;
      process.kill(pid, 'SIGKILL');
      killed.add(pid);
      // The picture goes on, and events are acknowledged by the journal meanwhile
      await live.waitForFrames(drawn + 5);
      await expect.poll(() => saved.shown.length).toBeGreaterThan(shown);
    }
    await stream.stop();
    await expect(view.unsafe).toHaveCount(0);
    await expect(view.events.last()).toHaveAttribute('data-safe', 'true');
    await view.waitForStore();
    await expectAll(view, saved.shown);
    await expect(view.attempts).toContainText(String(stream.count));
    console.log(`${stream.count} attempts through ${killed.size} kills`);
    await expectIntact(ampulla);
  } finally {
    await ampulla.close();
  }
});

/** Everything that was promised is in the running case, and everything in it is there once. */
async function expectAll(view: CaseView, promised: readonly string[]): Promise<void> {
  const ids = await view.eventIds();
  expect(new Set(ids).size).toBe(ids.length);
  expect(promised.filter((id) => !ids.includes(id))).toEqual([]);
  expect(promised.length).toBeGreaterThan(0);
}

/** By the check of the store, as somebody asks for it. */
async function expectIntact({ page }: Ampulla): Promise<void> {
  const cases = new CasesPage(page);
  await cases.open();
  await cases.show('Store');
  await cases.button('Check all events').click();
  await expect(page.getByText(/^All [\d,]+ events are as they were written\./)).toBeVisible();
}

async function nextStorePid(
  app: ElectronApplication,
  killed: ReadonlySet<number>,
): Promise<number> {
  let found = Number.NaN;
  await expect
    .poll(
      async () => {
        found = (await caseStorePid(app)) ?? Number.NaN;
        return !Number.isNaN(found) && !killed.has(found);
      },
      { timeout: 20_000, intervals: [50] },
    )
    .toBe(true);
  return found;
}
