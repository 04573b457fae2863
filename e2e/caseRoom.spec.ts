import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { resourcesWithoutModels } from './fixtures/withoutModels';
import { expectNothingSerious } from './pages/accessibility';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';

test('words for a mark, snapshots on the page of the case, and what the next case takes over', async () => {
  test.setTimeout(240_000);
  // Nothing here asks for the AI, and the picture is there without it.
  const resources = await resourcesWithoutModels();
  const ampulla = await launchAmpulla({ environment: { AMPULLA_RESOURCES: resources } });
  const { page } = ampulla;
  try {
    const view = new CaseView(page);
    await new LiveView(page).waitUntilLive();
    await view.createStore();
    const fieldsNow = () =>
      page.evaluate(async () => (await window.ampulla.invoke('case:state')).running?.fields);
    const wordsOfMark = () =>
      page.evaluate(async () => {
        const { running } = await window.ampulla.invoke('case:state');
        const mark = running?.events.find(({ payload }) => payload.kind === 'mark');
        return mark !== undefined && 'text' in mark.payload ? mark.payload.text : null;
      });

    // What was filled in belongs to the case that a key or a pedal starts
    await page.locator('.start-details').click();
    await page.getByLabel('Duodenoscope').fill('TJF-260V');
    await page.getByLabel('Patient’s name').fill('P');
    await page.keyboard.press('Escape');
    await expect(page.locator('.start-details')).toContainText('TJF-260V');
    await page.locator('body').click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('g');
    await expect(view.clock).toBeVisible();
    await expect.poll(fieldsNow).toMatchObject({ scope: 'TJF-260V', identity: { name: 'P' } });

    // Words for a mark; the next event does not wait for them
    await page.keyboard.press('b');
    await page.keyboard.press('m');
    await page.keyboard.press('w');
    const field = page.getByRole('textbox', { name: 'Words for: Mark' });
    await expect(field).toBeFocused();
    await field.pressSequentially('stone se');
    await expectNothingSerious(page, 'words for a mark', '.last-events');
    await view.attempts.click();
    await expect(view.attempts).toContainText('1');
    await field.press('End');
    await field.pressSequentially('en');
    await field.press('Enter');
    await expect(field).toHaveCount(0);
    await expect.poll(wordsOfMark).toBe('stone seen');

    // Escape loses nothing either
    await page.locator('body').click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('w');
    await field.fill('stone seen twice');
    await page.keyboard.press('Escape');
    await expect.poll(wordsOfMark).toBe('stone seen twice');
    await expect(view.clock).toBeVisible();

    await page.locator('body').click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('s');
    await expect(page.getByTestId('note')).toContainText('Snapshot saved');
    await page.keyboard.press('c');
    await page.keyboard.press('l');
    await expect(view.summary).toBeVisible();

    // The next case takes over the equipment, and nothing of the patient
    await view.button('New case').click();
    await expect(page.locator('.start-details')).toContainText('TJF-260V');
    await page.locator('body').click({ position: { x: 300, y: 300 } });
    await page.keyboard.press('g');
    await expect(view.clock).toBeVisible();
    expect(await fieldsNow()).toMatchObject({ scope: 'TJF-260V', identity: { name: '' } });
    await page.keyboard.press('l');
    await expect(view.summary).toBeVisible();

    // The snapshot stands on the page of its case, on the clock of cannulation, and not on the other's
    await page.keyboard.press('F3');
    await page.getByTestId('case-count').waitFor();
    await page.locator('.case-row').nth(1).click();
    await expect(page.getByText('stone seen twice')).toBeVisible();
    const snapshots = page.getByRole('region', { name: 'Snapshots' });
    const picture = snapshots.getByRole('img', { name: /^Snapshot at \d\d:\d\d:\d\d$/ });
    await expect(picture).toHaveCount(1);
    await expect(snapshots.getByRole('button')).toHaveText(/^\d:\d\d · \d\d:\d\d:\d\d$/);
    const drawnWidth = () => picture.evaluate((canvas) => canvas.getAttribute('width'));
    await expect.poll(drawnWidth).toBe('480');
    await snapshots.getByRole('button').click();
    const dialog = page.getByRole('dialog', { name: /^Snapshot at/ });
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible();
    await expectNothingSerious(page, 'a snapshot of a case', '.picture-dialog');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(snapshots).toBeVisible();
    await page.keyboard.press('Escape');
    await page.locator('.case-row').first().click();
    await expect(page.getByRole('heading', { name: /-02$/, level: 2 })).toBeVisible();
    await expect(snapshots).toHaveCount(0);
  } finally {
    await ampulla.close();
    await rm(resources, { recursive: true, force: true });
  }
});
