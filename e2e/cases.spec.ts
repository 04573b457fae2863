import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { seedCaseStore } from './fixtures/seededStore';
import { expectNothingSerious } from './pages/accessibility';
import { CasesPage } from './pages/casesPage';
import { LiveView } from './pages/liveView';

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test('a store is made, its key kept, and opened again by passphrase or by recovery key', async () => {
  const first = await launchAmpulla({ userFolder, args: ['--no-source'] });
  let recoveryKey: string;
  try {
    const cases = new CasesPage(first.page);
    await cases.open();

    // Given a system without a key store, then a passphrase is asked for, twice
    const make = cases.button('Make the store');
    await expect(make).toBeDisabled();
    await first.page.getByLabel('Passphrase', { exact: true }).fill('a first passphrase');
    await first.page.getByLabel('Passphrase again').fill('another passphrase');
    await expect(first.page.getByText('This is another passphrase.')).toBeVisible();
    await first.page.getByLabel('Passphrase again').fill('a first passphrase');
    await expectNothingSerious(first.page, 'making the store', '.cases-view');
    await make.click();
    await expect(first.page.getByTestId('recovery-key')).toBeVisible({ timeout: 30_000 });

    // Then the recovery key is shown until two of its groups were typed back
    const groups = await first.page
      .getByTestId('recovery-key')
      .getByRole('listitem')
      .allInnerTexts();
    recoveryKey = groups.join('-');
    expect(recoveryKey).toMatch(/^(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}$/);
    await cases.button('I have written it down').click();
    await expect(cases.button('Done')).toBeDisabled();
    await first.page.getByLabel('Group 2 of the key').fill(groups[1] ?? '');
    await first.page.getByLabel('Group 7 of the key').fill(groups[6] ?? '');
    await cases.button('Done').click();
    await expect(first.page.getByText('No case yet')).toBeVisible();
  } finally {
    await first.close();
  }

  const second = await launchAmpulla({ userFolder, args: ['--no-source'] });
  try {
    const cases = new CasesPage(second.page);
    await cases.open();

    // A wrong passphrase says so and opens nothing
    await cases.unlock('a wrong passphrase');
    await expect(second.page.getByRole('alert').filter({ hasText: /passphrase/i })).toBeVisible();
    await expect(second.page.getByText('No case yet')).toBeHidden();

    // The recovery key opens it, however it is written, and sets a new passphrase
    await cases.button('Use the recovery key instead…').click();
    await second.page
      .getByLabel('Recovery key')
      .fill(recoveryKey.toLowerCase().replaceAll('-', ' '));
    await second.page.getByLabel('Passphrase', { exact: true }).fill('a second passphrase');
    await second.page.getByLabel('Passphrase again').fill('a second passphrase');
    await cases.button('Open by recovery key').click();
    await cases.waitUntilOpen();
    await expect(second.page.getByText('No case yet')).toBeVisible();

    // On the page of the store whoever knows the passphrase sets another one
    await cases.show('Store');
    await cases.button('Change the passphrase…').click();
    await second.page.getByLabel('Passphrase', { exact: true }).fill('a third passphrase');
    await second.page.getByLabel('Passphrase again').fill('a third passphrase');
    await second.page.getByLabel('Passphrase until now').fill('a first passphrase');
    await cases.button('Change').click();
    await expect(second.page.getByRole('alert').filter({ hasText: /passphrase/i })).toBeVisible();
    await expectNothingSerious(second.page, 'changing the passphrase', '.cases-view');
    await second.page.getByLabel('Passphrase until now').fill('a second passphrase');
    await cases.button('Change').click();
    await expect(second.page.getByText('The new passphrase opens the store')).toBeVisible();
  } finally {
    await second.close();
  }

  const third = await launchAmpulla({ userFolder, args: ['--no-source'] });
  try {
    const cases = new CasesPage(third.page);
    await cases.open();
    await cases.unlock('a third passphrase');
    await cases.waitUntilOpen();
    await expect(third.page.getByText('No case yet')).toBeVisible();
  } finally {
    await third.close();
  }
});

test('cases are found, corrected, followed up, signed off and amended while the picture runs', async () => {
  await seedCaseStore(userFolder, 60);
  const ampulla = await launchAmpulla({ userFolder });
  const { page } = ampulla;
  try {
    const cases = new CasesPage(page);
    const view = new LiveView(page);
    await view.waitUntilLive();
    await cases.openUnlocked();
    await expect(cases.count).toHaveText('60 cases');
    await expectNothingSerious(page, 'list of cases');

    // Filters, search and clearing them
    await page.getByLabel('Study’s class').selectOption({ label: 'Failure' });
    await expect(cases.count).toHaveText(/^\d of 60 cases$/);
    await cases.button('Clear filters').click();
    await expect(cases.count).toHaveText('60 cases');
    await cases.search.fill('no such word anywhere');
    await expect(page.getByText('No case fits')).toBeVisible();
    await cases.button('Clear filters').click();

    // Keys: / to search, down into the list, Enter opens
    await page.getByLabel('Stage', { exact: true }).selectOption({ label: 'Ended' });
    await page.locator('.case-row').first().waitFor();
    const name = (await cases.rows.first().getByRole('gridcell').first().innerText()).trim();
    await page.getByRole('button', { name: 'Clear filters' }).focus();
    await page.keyboard.press('/');
    await expect(cases.search).toBeFocused();
    await cases.search.fill(name);
    await expect(cases.count).toHaveText(/^1 of/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible();
    await expectNothingSerious(page, 'page of a case');

    // A forgotten attempt is added and taken back, then brought back by undo
    const attempts = cases.figure('Attempts').locator('dd');
    const before = Number(await attempts.innerText());
    await cases.button('Add a forgotten event…').click();
    await page.getByLabel('What', { exact: true }).selectOption({ label: 'Attempt' });
    await page.getByLabel(/^Time \(/).fill('25:00');
    await expect(page.getByText('Write the time as 14:02:11.')).toBeVisible();
    await page.getByLabel(/^Time \(/).fill(await timeOfFirst(cases));
    await cases.button('Add').click();
    await expect(attempts).toHaveText(String(before + 1));
    await page
      .getByRole('button', { name: /^Take back: Attempt/ })
      .first()
      .click();
    await expect(attempts).toHaveText(String(before));
    await expect(
      cases.events.filter({ hasText: 'taken back' }).locator('del').first(),
    ).toBeVisible();
    await cases.button('Undo last change').click();
    await expect(attempts).toHaveText(String(before + 1));

    // The follow-up, kept after leaving the case
    await page.getByLabel('Pancreatitis').selectOption({ label: 'Mild' });
    await page.getByLabel('Checked on').fill('2026-01-31');
    await cases.button('Save follow-up').click();
    await expect(cases.button('Save follow-up')).toBeDisabled();

    // Signed off; what comes later is an amendment
    await cases.button('Sign off…').click();
    await cases.button('Sign off').click();
    await expect(page.getByText(/Signed off ·/)).toBeVisible();
    await cases.button('Edit…').click();
    await page.getByLabel('Indication in words').fill('Seen again in the review');
    await cases.button('Save fields').click();
    await expect(page.getByText('1 amendment')).toBeVisible();
    await page.keyboard.press('Escape');
    await cases.button('Clear filters').click();
    await cases.search.fill('seen again review');
    await expect(cases.count).toHaveText('1 of 60 cases');
    await cases.rows.first().click();
    await expect(page.getByText('Seen again in the review')).toBeVisible();
    await expect(page.getByLabel('Pancreatitis')).toHaveValue('mild');

    // The picture ran all the time
    const drawn = (await view.probe()).displayedFrames;
    await view.waitForFrames(drawn + 10);
  } finally {
    await ampulla.close();
  }
});

test('people sign in by PIN; without one patients’ data are hidden and the picture is not', async () => {
  await seedCaseStore(userFolder, 5);
  const ampulla = await launchAmpulla({ userFolder });
  const { page } = ampulla;
  try {
    const cases = new CasesPage(page);
    const view = new LiveView(page);
    await view.waitUntilLive();
    await cases.openUnlocked();
    await cases.show('People');
    await page.getByLabel('Name', { exact: true }).fill('Operator A');
    await page.getByLabel(/^New PIN/).fill('1234');
    await cases.button('Add').click();
    await expect(page.getByTestId('who')).toContainText('Operator A');
    await page.getByLabel('Name', { exact: true }).fill('Nurse B');
    await page.getByLabel('Role', { exact: true }).selectOption('nurse');
    await page.getByLabel(/^New PIN/).fill('5678');
    await cases.button('Add').click();
    await expect(page.getByTestId('person')).toHaveCount(2);
    await expectNothingSerious(page, 'people');

    // The only administrator stays one
    await page.getByLabel('Role of Operator A').selectOption('nurse');
    await expect(page.getByText('This is the only administrator.')).toBeVisible();

    // Signed out: no case on the screen, and main gives none to the page either
    await cases.button('Sign out').click();
    await cases.show('Cases');
    await expect(page.getByRole('heading', { name: 'Sign in to see cases' })).toBeVisible();
    await expect(cases.rows).toHaveCount(0);
    const refused = await page.evaluate(() =>
      window.ampulla.invoke('cases:list', {
        filter: {
          text: '',
          stages: [],
          studyClasses: [],
          papillaTypes: [],
          personId: null,
          from: null,
          to: null,
        },
        sortBy: 'startedAt',
        isDescending: true,
        offset: 0,
        limit: 10,
      }),
    );
    expect(refused.isDone).toBe(false);
    const drawn = (await view.probe()).displayedFrames;
    await view.waitForFrames(drawn + 10);
    await expectNothingSerious(page, 'signing in');

    // A wrong PIN, then the right one; a nurse deletes nothing
    await cases.signIn('Nurse B', '0000');
    await expect(page.getByText('This PIN is wrong.')).toBeVisible();
    await cases.signIn('Nurse B', '5678');
    await expect(page.getByTestId('who')).toContainText('Nurse B');
    await cases.rows.first().click();
    await expect(cases.button(/^Delete/)).toHaveCount(0);

    // Another one signs in without signing out first, and deletes with a reason
    await cases.button('Switch…').click();
    await cases.signIn('Operator A', '1234');
    await expect(page.getByTestId('who')).toContainText('Operator A');
    await cases.button('Delete…').click();
    await expect(cases.button('Delete for good')).toBeDisabled();
    await page.getByLabel('Reason').fill('asked for by the patient');
    await cases.button('Delete for good').click();
    await expect(cases.count).toHaveText('4 cases');
  } finally {
    await ampulla.close();
  }
});

test('the dashboard, backups and the check of the store, in both languages', async () => {
  await seedCaseStore(userFolder, 120);
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { page } = ampulla;
  try {
    const cases = new CasesPage(page);
    await cases.openUnlocked();
    await cases.show('Dashboard');
    await expect(page.getByRole('img', { name: 'Calibration' })).toBeVisible();
    await expect(page.getByText('cases', { exact: false }).first()).toBeVisible();
    await expectNothingSerious(page, 'dashboard');

    await cases.show('Store');
    await cases.button('Back up now').click();
    await expect(page.getByText(/^120 cases · [\d.]+ MB$/).first()).toBeVisible();
    await cases.button('Check all events').click();
    await expect(page.getByText(/^All [\d,]+ events are as they were written\./)).toBeVisible();
    await expectNothingSerious(page, 'store');

    await page.keyboard.press('F2');
    await page.getByRole('button', { name: /^(?:Language|언어)$/ }).click();
    await page.getByRole('radio', { name: '한국어' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await page.keyboard.press('F3');
    await expect(page.getByRole('heading', { name: '증례 저장소' })).toBeVisible();
    for (const part of ['증례', '현황판', '사용자', '저장소']) {
      await page
        .getByRole('navigation', { name: '증례 기록 메뉴' })
        .getByRole('button', { name: part, exact: true })
        .click();
      await expectNothingSerious(page, `${part}, Korean`);
    }
  } finally {
    await ampulla.close();
  }
});

test('a list on the screen follows the case that runs', async () => {
  await seedCaseStore(userFolder, 2);
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { page } = ampulla;
  try {
    const cases = new CasesPage(page);
    await cases.openUnlocked();
    await expect(cases.count).toHaveText('2 cases');

    // As a pedal would, which works on every page
    await page.evaluate(() => window.ampulla.invoke('action:run', 'caseNext', 'key'));
    await expect(cases.count).toHaveText('3 cases');
    await expect(cases.rows.first()).toContainText('Running');
    await page.evaluate(() => window.ampulla.invoke('case:end', 'key'));
    await expect(cases.rows.first()).toContainText('Ended');
    await expect(cases.count).toHaveText('3 cases');
  } finally {
    await ampulla.close();
  }
});

test('20,000 cases open, scroll from end to end and are searched', async () => {
  test.setTimeout(600_000);
  await seedCaseStore(userFolder, 20_000);
  const ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  const { page } = ampulla;
  try {
    const cases = new CasesPage(page);
    await cases.open();
    await cases.unlock();
    await expect(cases.count).toHaveText('20,000 cases', { timeout: 60_000 });
    // Only what is seen is drawn
    expect(await cases.rows.count()).toBeLessThan(60);
    await cases.rows.first().focus();
    await page.keyboard.press('End');
    await expect(page.locator('.case-row[aria-rowindex="20001"]')).toBeFocused();
    await expect(page.locator('.case-row[aria-rowindex="20001"]')).not.toHaveText('…');
    await page.keyboard.press('Home');
    await expect(page.locator('.case-row[aria-rowindex="2"]')).toBeFocused();
    const name = (await cases.rows.first().getByRole('gridcell').first().innerText()).trim();
    await cases.search.pressSequentially(name);
    await expect(cases.count).toHaveText(/^\d+ of 20,000 cases$/);
    await expect(cases.rows.first()).toContainText(name);
  } finally {
    await ampulla.close();
  }
});

/** When the first event of the open case was, as it stands there. */
async function timeOfFirst(cases: CasesPage): Promise<string> {
  return (await cases.events.first().locator('span').first().innerText()).trim();
}
