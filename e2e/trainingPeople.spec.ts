import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { askMain } from './fixtures/inMain';
import { seedCaseStore } from './fixtures/seededStore';
import { writeSmallDataset } from './fixtures/smallDataset';
import { CasesPage } from './pages/casesPage';
import { TrainingPage } from './pages/trainingPage';

const scratch = mkdtempSync(join(tmpdir(), 'ampulla-training-people-'));
let userFolder: string;
let ampulla: Ampulla;
let cases: CasesPage;
let training: TrainingPage;

test.beforeEach(async () => {
  userFolder = await makeUserFolder();
  await seedCaseStore(userFolder, 2);
  ampulla = await launchAmpulla({ userFolder, args: ['--no-source'] });
  cases = new CasesPage(ampulla.page);
  training = new TrainingPage(ampulla.page);
});
test.afterEach(async () => {
  await ampulla.close();
  rmSync(userFolder, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

test('progress belongs to who made it: a teacher sees it by consent alone, and nobody without a PIN', async () => {
  test.setTimeout(300_000);
  const { page } = ampulla;
  await cases.openUnlocked();
  await addPeople();

  // Given a trainee who has judged a picture
  await signInAs('Trainee B', '5678');
  await makeExercise();
  await training.button('Begin').click();
  const size = await training.judges(1, 1);
  await training.drag({ x: 60, y: 60, width: 80, height: 60 }, size);
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(training.reveal).toBeVisible({ timeout: 30_000 });

  // Then the teacher sees nothing of it, though it stood on the screen
  await signInAs('Operator A', '1234');
  await expect(training.reveal).toHaveCount(0);
  await training.show('Progress');
  await expect(page.getByRole('heading', { name: 'No finished session yet' })).toBeVisible();
  await expect(page.getByLabel('Progress of')).toHaveCount(0);

  // Until the trainee allows it
  await allow(true);
  await signInAs('Operator A', '1234');
  await training.show('Progress');
  await page.getByLabel('Progress of').selectOption({ label: 'Trainee B' });
  await expect(page.getByTestId('curves')).toBeVisible();

  // And no longer than that
  await allow(false);
  await signInAs('Operator A', '1234');
  await training.show('Progress');
  await expect(page.getByRole('heading', { name: 'No finished session yet' })).toBeVisible();
  await expect(page.getByLabel('Progress of')).toHaveCount(0);

  // Where nobody is signed in there is no training, in main either
  await openCases();
  await cases.button('Sign out').click();
  const refused = await page.evaluate(() => window.ampulla.invoke('training:overview'));
  expect(refused).toMatchObject({
    isDone: false,
    explanation: { whatHappened: 'Nobody is signed in.' },
  });
  await openTraining();
  await expect(page.getByText('Nobody is signed in.')).toBeVisible();
});

async function addPeople(): Promise<void> {
  const { page } = ampulla;
  await cases.show('People');
  await page.getByLabel('Name', { exact: true }).fill('Operator A');
  await page.getByLabel(/^New PIN/).fill('1234');
  await cases.button('Add').click();
  await expect(page.getByTestId('who')).toContainText('Operator A');
  await page.getByLabel('Name', { exact: true }).fill('Trainee B');
  await page.getByLabel('Role', { exact: true }).selectOption('trainee');
  await page.getByLabel(/^New PIN/).fill('5678');
  await cases.button('Add').click();
  await expect(page.getByTestId('person')).toHaveCount(2);
}

/** Signs in instead of whoever is there, and goes to the training. */
async function signInAs(name: string, pin: string): Promise<void> {
  await openCases();
  await cases.button('Switch…').click();
  await cases.signIn(name, pin);
  await expect(ampulla.page.getByTestId('who')).toContainText(name);
  await openTraining();
}

async function openTraining(): Promise<void> {
  await ampulla.page.keyboard.press('F4');
  await training.show('Training');
}

/** Its key goes back to the live view where the page is there already. */
async function openCases(): Promise<void> {
  if (!(await cases.parts.isVisible())) await ampulla.page.keyboard.press('F3');
  await cases.show('Cases');
}

async function allow(isGiven: boolean): Promise<void> {
  await signInAs('Trainee B', '5678');
  await training.show('Progress');
  // It turns when main has kept it.
  await ampulla.page.getByRole('switch', { name: 'Teachers may see my progress' }).click();
  await expect(ampulla.page.getByText(/^Since /)).toHaveCount(isGiven ? 1 : 0);
}

async function makeExercise(): Promise<void> {
  const { page, app } = ampulla;
  await writeSmallDataset(scratch);
  await askMain(() =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, scratch),
  );
  await training.button('New exercise…').click();
  await page.getByLabel('Name').fill('Stills');
  await training.button('Add a folder…').click();
  await page.getByLabel(/How many of/).fill('1');
  await training.button('Make the exercise').click();
  await expect(training.exercises).toHaveCount(1);
}
