import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { CaseFieldsPatch } from '../common/cases/caseFields';
import { type Ampulla, launchAmpulla } from './fixtures/ampulla';
import { askMain } from './fixtures/inMain';
import { filesBelow } from './fixtures/snapshotFiles';
import { CaseView } from './pages/caseView';
import { LiveView } from './pages/liveView';

const fields: CaseFieldsPatch = {
  identity: {
    ...{ name: '환자 가', patientId: 'HOSP-0042', birthDate: '1956-01-31' },
    accessionNumber: 'ACC-77',
  },
  indication: 'bileDuctStone',
  papillaType: 'II',
  note: '=HYPERLINK("http://example.invalid") <script>document.title="x"</script>',
  operators: [
    {
      id: '00000000-0000-4000-8000-000000000901',
      role: 'trainee',
      personId: null,
      name: 'Operator A',
    },
  ],
};
const namesInside = ['환자 가', 'HOSP-0042', '1956-01-31', 'ACC-77', 'Operator A', 'HYPERLINK'];

test('a case is exported in every format, without names unless a person says so', async () => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'ampulla-exports-'));
  const ampulla = await launchAmpulla();
  try {
    const { page } = ampulla;
    await runCase(ampulla);
    await openCase(page);

    // JSON: nobody is named in it
    await exportAs(ampulla, folder, 'JSON', 'case.json');
    const document = readFileSync(join(folder, 'case.json'), 'utf8');
    expectNameless(document);
    expect(JSON.parse(document)).toMatchObject({
      isIdentified: false,
      cases: [{ attempts: 2, cannulation: 'cannulated', fields: { papillaType: 'II' } }],
    });

    // With names: everything, as that person has chosen for this one export
    await exportAs(ampulla, folder, 'JSON', 'named.json', true);
    const named = readFileSync(join(folder, 'named.json'), 'utf8');
    for (const name of namesInside) expect(named).toContain(name);
    await expect(openedDialog(page).getByRole('radio', { name: /^Without names/ })).toBeChecked();

    await exportAs(ampulla, folder, 'FHIR', 'case.fhir.json');
    const bundle = readFileSync(join(folder, 'case.fhir.json'), 'utf8');
    expectNameless(bundle);
    expect(JSON.parse(bundle)).toMatchObject({ resourceType: 'Bundle', type: 'collection' });

    await exportAs(ampulla, folder, 'CSV', 'tables');
    const tables = readdirSync(join(folder, 'tables')).sort();
    expect(tables).toEqual(['README.txt', 'cases-deidentified.csv', 'events-deidentified.csv']);
    for (const name of tables) expectNameless(readFileSync(join(folder, 'tables', name), 'utf8'));

    await exportAs(ampulla, folder, 'PDF', 'report.pdf');
    await exportAs(ampulla, folder, 'PDF', 'named.pdf', true);
    expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expectReport(join(folder, 'report.pdf'), join(folder, 'named.pdf'));

    await exportAs(ampulla, folder, 'DICOM', 'objects');
    await exportAs(ampulla, folder, 'DICOM', 'objects', true);
    expectDicom(join(folder, 'objects'));
    // A folder is never overwritten.
    expect(readdirSync(folder)).toContain('objects-2');
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  } finally {
    await ampulla.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an export that cannot be written says so and leaves nothing behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ampulla-exports-'));
  const ampulla = await launchAmpulla();
  try {
    const { page } = ampulla;
    await runCase(ampulla);
    await openCase(page);
    writeFileSync(join(folder, 'file'), '');
    for (const place of [join(folder, 'absent', 'case.json'), join(folder, 'file', 'case.json')]) {
      await answerDialog(ampulla, place);
      await chooseAndStart(page, 'JSON', false);
      await expect(openedDialog(page).getByRole('alert')).toContainText('was not written');
    }
    await answerDialog(ampulla, null);
    await chooseAndStart(page, 'JSON', false);
    await expect(openedDialog(page).getByRole('status')).toHaveText('Nothing was written.');
    expect(readdirSync(folder)).toEqual(['file']);
  } finally {
    await ampulla.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a case begins with what a work-list says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ampulla-work-list-'));
  const ampulla = await launchAmpulla();
  try {
    const { page, app } = ampulla;
    await new LiveView(page).waitUntilLive();
    await new CaseView(page).createStore();
    const path = join(folder, 'monday.csv');
    const open = async (content: string): Promise<void> => {
      writeFileSync(path, content);
      await askMain(() =>
        app.evaluate(({ dialog }, chosen) => {
          dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
        }, path),
      );
      await page.getByRole('button', { name: 'Open work-list…' }).click();
    };
    await page.locator('.start-details').click();

    // A line that is not understood is named, and nothing is taken
    await open('환자명;생년월일;적응증\n환자 가;31.1.1956;담관 결석\n');
    await expect(page.locator('.work-list').getByRole('alert')).toContainText(
      'Line 2, column 생년월일',
    );

    // Corrected, the case starts with what the list says
    await open('환자명;생년월일;적응증\n환자 가;1956.1.31.;담관 결석\n');
    await page
      .locator('.work-list')
      .getByRole('button', { name: /^환자 가/ })
      .click();
    const sheet = page.locator('.case-sheet');
    await sheet.getByRole('button', { name: /^Start case/ }).click();
    await expect(page.getByTestId('case-clock')).toBeVisible();
    const fieldsNow = await page.evaluate(
      async () => (await window.ampulla.invoke('case:state')).running?.fields,
    );
    expect(fieldsNow).toMatchObject({
      identity: { name: '환자 가', birthDate: '1956-01-31' },
      indication: 'bileDuctStone',
    });
    expect(fieldsNow?.pseudonym).toMatch(/^\d{4}-\d\d-\d\d-01$/);
  } finally {
    await ampulla.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function runCase({ page }: Ampulla): Promise<void> {
  const view = new CaseView(page);
  const live = new LiveView(page);
  await live.waitUntilLive();
  await view.createStore();
  await page.evaluate(async (given) => {
    await window.ampulla.invoke('case:start', given, 'ui');
    const log = (kind: 'approach' | 'attempt' | 'cannulated') =>
      window.ampulla.invoke('case:log', { kind }, 'ui');
    await log('approach');
    await log('attempt');
    await window.ampulla.invoke('case:log', { kind: 'ductEntry', means: 'wire' }, 'ui');
    await log('attempt');
  }, fields);
  // Until all text in the picture was looked for, its snapshots stay behind.
  await expect
    .poll(async () => (await page.evaluate(() => window.ampulla.invoke('blanking:state'))).state, {
      timeout: 60_000,
    })
    .toBe('ready');
  await page.keyboard.press('s');
  await expect(page.getByTestId('note')).toContainText('Snapshot saved');
  await page.evaluate(async () => {
    await window.ampulla.invoke('case:log', { kind: 'cannulated' }, 'ui');
    await window.ampulla.invoke('case:end', 'ui');
  });
  await expect(view.summary).toBeVisible();
}

async function openCase(page: Page): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByTestId('case-count').waitFor();
  await page.locator('.case-row').first().click();
  await page.getByRole('button', { name: 'Export…' }).click();
}

function openedDialog(page: Page) {
  return page.getByRole('dialog', { name: 'Export' });
}

async function exportAs(
  ampulla: Ampulla,
  folder: string,
  format: string,
  name: string,
  isIdentified = false,
): Promise<void> {
  await answerDialog(ampulla, join(folder, name));
  await chooseAndStart(ampulla.page, format, isIdentified);
  await expect(openedDialog(ampulla.page).getByRole('status')).toContainText('written: 1 case', {
    timeout: 60_000,
  });
}

async function chooseAndStart(page: Page, format: string, isIdentified: boolean): Promise<void> {
  const dialog = openedDialog(page);
  await dialog.getByRole('radio', { name: new RegExp(`^${format}`) }).check();
  const names = isIdentified ? /^With names/ : /^Without names/;
  await dialog.getByRole('radio', { name: names }).check();
  await dialog.getByRole('button', { name: 'Export', exact: true }).click();
}

/** Stands in for the person who chooses a place in the system's own dialog; null: presses Cancel. */
async function answerDialog({ app }: Ampulla, filePath: string | null): Promise<void> {
  await askMain(() =>
    app.evaluate(({ dialog }, path) => {
      dialog.showSaveDialog = () =>
        Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    }, filePath),
  );
}

function expectNameless(text: string): void {
  for (const name of namesInside) expect(text).not.toContain(name);
  expect(text).not.toContain(emptyDay());
}

/** Day on which the case is made, which no export without names may say outside of its own date. */
function emptyDay(): string {
  return `"pseudonym":"${new Date().toISOString().slice(0, 10)}`;
}

function expectReport(research: string, named: string): void {
  if (spawnSync('pdftotext', ['-v']).error !== undefined) {
    console.log('The text of the report was not read: pdftotext (poppler-utils) is not installed.');
    return;
  }
  const textOf = (file: string) =>
    spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).stdout;
  expectNameless(textOf(research));
  expect(textOf(research)).toContain('Not a cleared medical device');
  expect(textOf(research)).toMatch(/1 ?\/ ?\d/);
  expect(textOf(named)).toContain('환자 가');
  expect(textOf(named)).toContain('<script>');
}

/** Every object is as the standard has it, by the tools of people who look at nothing else. */
function expectDicom(folder: string): void {
  const objects = [...filesBelow(folder), ...filesBelow(`${folder}-2`)];
  expect(objects.map((path) => path.split('/').at(-1)).sort()).toEqual(
    ['report.dcm', 'still-001-clean.dcm', 'still-002-overlay.dcm'].flatMap((name) => [name, name]),
  );
  if (spawnSync('dciodvfy', ['-version']).error !== undefined) {
    console.log('DICOM was not validated: dciodvfy (dicom3tools) is not installed.');
    return;
  }
  for (const path of objects) {
    const { stdout, stderr } = spawnSync('dciodvfy', [path], { encoding: 'utf8' });
    expect((stdout + stderr).split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    const dump = spawnSync('dcmdump', ['-q', path], { encoding: 'utf8' });
    expect([dump.status, dump.stderr]).toEqual([0, '']);
    const isResearch = !path.startsWith(`${folder}-2`);
    expect(dump.stdout).toMatch(isResearch ? /PatientIdentityRemoved[^]*/ : /환자 가/);
    if (isResearch) expectNameless(dump.stdout);
  }
}
