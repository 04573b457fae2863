import { rename, rm, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { seedCaseStore } from './fixtures/seededStore';
import { corruptStore, meddleWithStore, storeOf } from './fixtures/storeFaults';
import { expectNothingSerious } from './pages/accessibility';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';
import { StorePage } from './pages/storePage';

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test('a damaged store says so while the picture runs; a backup and the journal bring everything back', async () => {
  // Given a backup, and a case that began after it
  await seedCaseStore(userFolder, 20);
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.openStore();
    await store.unlock();
    await store.backUp(/^20 cases · [\d.]+ MB$/);
    const view = new CaseView(page);
    await page.keyboard.press('F3');
    await view.start.click();
    await page.keyboard.press('b');
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await expect(view.attempts).toContainText('2');
    await expect(view.events.last()).toHaveAttribute('data-safe', 'true');
  });

  // When all of its file but the first pages is garbage
  await corruptStore(userFolder, 2);
  await withAmpulla({ picture: true }, async ({ page }) => {
    const store = new StorePage(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await store.openStore();
    await store.unlock();

    // Then it is said what happened and what to do
    await expect(
      store.page.getByRole('heading', { name: 'The case store cannot be opened' }),
    ).toBeVisible({ timeout: 60_000 });
    await expect(store.failure.first()).toContainText(
      /The file of the case store is damaged: .*Restore the newest backup/,
    );
    await expectNothingSerious(page, 'damaged store');
    await expectPicture(live);

    // The backup brings back what was there
    await store.restoreNewest();
    await expect(store.button('Check all events')).toBeVisible({ timeout: 60_000 });
    await store.expectIntact();
    await expectPicture(live);

    // And the journal what came later: the case goes on
    await page.keyboard.press('F3');
    const view = new CaseView(page);
    await expect(view.attempts).toContainText('2');
    await expect(view.clockState).toHaveText('of 5:00');
  });
});

test('what can still be read of a damaged store can be looked at', async () => {
  await seedCaseStore(userFolder, 5);
  const find = "SELECT rootpage FROM sqlite_master WHERE name = 'chain'";
  const [root] = await meddleWithStore(userFolder, find);
  await corruptStore(userFolder, Number(root?.['rootpage']) - 1, 1);
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.openStore();
    await store.unlock();
    await expect(store.failure.first()).toContainText('Cases that can still be read', {
      timeout: 60_000,
    });
    await store.button('Open for reading only').click();
    await store.show('Cases');
    await expect(page.getByText('This store is opened for reading only.')).toBeVisible();
    await expect(store.count).toHaveText('5 cases');
  });
});

test('a store with a damaged first page is not taken for one with another key', async () => {
  await seedCaseStore(userFolder, 3);
  await corruptStore(userFolder, 0);
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.openStore();
    await store.unlock();
    await expect(store.failure.first()).toContainText('The file of the case store is damaged', {
      timeout: 60_000,
    });
    await expect(store.page.getByText('There is no backup.')).toBeVisible();
  });
});

test('a store that a newer version wrote is read, or refused where it cannot be, and nothing is written', async () => {
  await seedCaseStore(userFolder, 5);
  await meddleWithStore(userFolder, 'PRAGMA user_version = 99');
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.open();
    await store.unlock();
    await expect(store.count).toHaveText('5 cases', { timeout: 60_000 });
    await expect(page.getByText('This store was written by a newer version')).toBeVisible();
    await page.keyboard.press('F3');
    await page.keyboard.press('g');
    await expect(page.getByTestId('note')).toContainText('No case can start');
  });

  await meddleWithStore(userFolder, "UPDATE meta SET value = '99' WHERE key = 'oldestReader'");
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.openStore();
    await store.unlock();
    await expect(store.failure.first()).toContainText(
      'A newer version of Ampulla wrote the case store.',
      { timeout: 60_000 },
    );
    await expect(store.page.getByRole('region', { name: 'Backups' })).toBeVisible();
  });
});

test('without the key’s file the recovery key opens the store, with everything in it', async () => {
  const recoveryKey = await withAmpulla({}, async ({ page }) => {
    const made = await new CaseView(page).createStore();
    const view = new CaseView(page);
    await view.start.click();
    await expect(view.clockState).toHaveText('not approached yet');
    const store = new StorePage(page);
    await store.openStore();
    await store.backUp(/^1 case · [\d.]+ MB$/);
    return made;
  });
  await rm(storeOf(userFolder).keyFile);
  await withAmpulla({ picture: true }, async ({ page }) => {
    const store = new StorePage(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await store.openStore();
    await expect(store.failure.first()).toContainText(
      'The file with the key of the case store is missing',
    );
    await expectNothingSerious(page, 'key missing');
    const other = recoveryKey.replace(/^./, (sign) => (sign === 'Z' ? 'Y' : 'Z'));
    await store.recover(other, 'the next passphrase');
    await expect(store.failure.filter({ hasText: 'typing error' })).toBeVisible();
    await store.recover(recoveryKey, 'the next passphrase');
    await expect(store.button('Check all events')).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press('F3');
    await expect(new CaseView(page).clockState).toHaveText('not approached yet');
    await expectPicture(live);
  });
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.openStore();
    await store.unlock('the next passphrase');
    await expect(store.button('Check all events')).toBeVisible({ timeout: 60_000 });
  });
});

test('a folder that is away is said, and the store opens when it is back', async () => {
  await seedCaseStore(userFolder, 3);
  const { folder } = storeOf(userFolder);
  await rename(folder, `${folder}-away`);
  await writeFile(folder, 'a file in the place of the folder');
  await withAmpulla({ picture: true }, async ({ page }) => {
    const store = new StorePage(page);
    const live = new LiveView(page);
    await live.waitUntilLive();
    await store.openStore();
    await expect(store.failure.first()).toContainText(
      /The folder of the case store cannot be written: .*try again/,
    );
    await expectNothingSerious(page, 'folder away');
    await expectPicture(live);
    await rm(folder);
    await rename(`${folder}-away`, folder);
    await store.button('Try again').click();
    await store.unlock();
    await expect(store.button('Check all events')).toBeVisible({ timeout: 60_000 });
  });
});

test('an event that was altered underneath is told after the start', async () => {
  await seedCaseStore(userFolder, 5);
  await meddleWithStore(
    userFolder,
    `UPDATE events SET content = replace(content, '"attempt"', '"cannulated"')
     WHERE position = (SELECT min(position) FROM events WHERE content LIKE '%"kind":"attempt"%')`,
  );
  await withAmpulla({}, async ({ page }) => {
    const store = new StorePage(page);
    await store.open();
    await store.unlock();
    await expect(store.count).toHaveText('5 cases', { timeout: 60_000 });
    await page.keyboard.press('F3');
    await expect(page.getByTestId('message')).toContainText(
      'The check of the case log found what does not fit',
      { timeout: 30_000 },
    );
    await expect(page.getByTestId('message')).toContainText('Everything can be read and logged');
    await store.openStore();
    await store.button('Check all events').click();
    await expect(page.getByText(/changed/).first()).toBeVisible();
  });
});

interface Start {
  /** With the demo's picture; without it a start is quicker. */
  readonly picture?: boolean;
}

async function withAmpulla<Result>(
  { picture = false }: Start,
  use: (ampulla: Ampulla) => Promise<Result>,
): Promise<Result> {
  const ampulla = await launchAmpulla({ userFolder, args: picture ? [] : ['--no-source'] });
  try {
    return await use(ampulla);
  } finally {
    await ampulla.close();
  }
}

/** The picture is drawn on. */
async function expectPicture(live: LiveView): Promise<void> {
  await live.waitForFrames((await live.probe()).displayedFrames + 5);
}
