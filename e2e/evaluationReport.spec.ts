import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { checkoutRoot } from './fixtures/runtime';
import { writeSmallDataset } from './fixtures/smallDataset';
import { expectNothingSerious } from './pages/accessibility';

let folder = '';
let viewer: Ampulla;
let page: Page;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ampulla-evaluation-'));
  await writeSmallDataset(join(folder, 'bright-boxes'));
  const script = join(checkoutRoot, 'scripts', 'ampulla.mjs');
  const words = ['evaluate', '--dataset', 'bright-boxes', '--out', 'report'];
  await promisify(execFile)(process.execPath, [script, ...words], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder },
  });
  const appFolder = join(checkoutRoot, 'e2e', 'fixtures', 'documentViewer');
  viewer = await launchAmpulla({ appFolder, args: [join(folder, 'report', 'report.html')] });
  page = viewer.page;
});
test.afterAll(async () => {
  await viewer.close();
  await rm(folder, { recursive: true, force: true });
});

test('a report opens by itself and says what was measured', async () => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('papilla-lite on bright-boxes');
  await expect(page.getByText('Not a cleared medical device.')).toBeVisible();
  await expect(
    page.getByText('5: 4 with a target (0 of them with several), 1 without'),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /The study, soft mask/ })).toContainText('91.4');
  // File names are text, whatever they hold.
  await expect(page.getByText(`images/a&amp;b 'c'.png`).first()).toBeVisible();
});

test('it shows the pictures and loads nothing that its policy forbids', async () => {
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) refused.push(request.url());
  });
  await page.reload();
  await expect(page.locator('#gallery .example use').first()).toBeAttached();
  const decoded = await page.evaluate(async () => {
    const uris = [...document.querySelectorAll('image')].map((image) => image.href.baseVal);
    const images = uris.map((uri) => Object.assign(new Image(), { src: uri }));
    await Promise.all(images.map((image) => image.decode()));
    return images.length;
  });
  expect(decoded).toBeGreaterThanOrEqual(4);
  expect(refused).toEqual([]);
});

test('the files that it names lie beside it', async () => {
  const named = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('.sources a')].map((link) =>
      link.getAttribute('href'),
    ),
  );
  expect(named).toContain('curves.csv');
  const files = await readdir(join(folder, 'report'));
  for (const name of named) expect(files).toContain(name);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious in it, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme });
    for (const summary of await page.locator('summary').all()) await summary.click();
    await expectNothingSerious(page, `report, ${colorScheme}`);
    await page.reload();
  });
}

test('nothing reaches beyond the page, on screen or on paper', async () => {
  const overhang = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overhang()).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  expect(await overhang()).toBeLessThanOrEqual(0);
});
