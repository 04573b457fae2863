import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Box } from '../common/geometry';
import { type Ampulla, launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { type DemoRecording, recordDemo } from './fixtures/demoRecording';
import { askMain } from './fixtures/inMain';
import { writeSmallDataset } from './fixtures/smallDataset';
import { controlsMissed, expectNothingSerious, walkByTab } from './pages/accessibility';
import { ReplayPage } from './pages/replayPage';
import { TrainingPage } from './pages/trainingPage';

test.describe.configure({ mode: 'serial' });

let userFolder: string;
let ampulla: Ampulla;
let replay: ReplayPage;
let training: TrainingPage;
let recording: DemoRecording;
const scratch = mkdtempSync(join(tmpdir(), 'ampulla-training-'));

async function launch(): Promise<void> {
  ampulla = await launchAmpulla({ userFolder });
  replay = new ReplayPage(ampulla.page);
  training = new TrainingPage(ampulla.page);
}

test.beforeAll(async () => {
  test.setTimeout(240_000);
  userFolder = await makeUserFolder();
  await launch();
  recording = await recordDemo(ampulla, 20);
});

test.afterAll(async () => {
  await ampulla.close();
  rmSync(userFolder, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

test('the training says how to begin', async () => {
  const { page } = ampulla;
  await replay.open();
  await training.show('Training');
  await expect(page.getByRole('heading', { name: 'No exercises yet' })).toBeVisible();
  await expect(page.getByText(/only then are the truth and the AI shown/)).toBeVisible();
  await expectNothingSerious(page, 'no exercises');
  await training.button('New exercise…').click();
  await expect(page.getByText(/No recording has a reference yet/)).toBeVisible();
  await expect(training.button('Make the exercise')).toBeDisabled();
  await page.keyboard.press('Escape');
  await training.show('Progress');
  await expect(page.getByRole('heading', { name: 'No finished session yet' })).toBeVisible();
  await expectNothingSerious(page, 'no progress');
  await training.show('Recordings');
});

test('an expert draws references on frames of a recording', async () => {
  const { page } = ampulla;
  await replay.play(0);
  await expect(page.getByText('None yet. R draws one on this frame.')).toBeVisible();
  const places = placesWithBox();

  // By mouse, with all that can be said
  await drawReference(places[0] ?? 0, recording.boxes);
  await expect(page.getByTestId('reference-mark')).toContainText('Box');
  await page.getByLabel('Difficulty').selectOption('technique');
  await page.getByLabel('Papilla type').selectOption('II');
  await page.getByLabel('View').selectOption('enFace');
  await expectNothingSerious(page, 'drawing a reference');
  await training.button('Keep the reference').click();
  await expect(training.references).toHaveCount(1);
  await expect(training.references.first()).toContainText('Technique · II · En face');
  await expect(page.locator('.lane-reference')).toHaveCount(1);
  const lines = () => linesOf(join(recording.folder, 'references.jsonl'));
  expect(lines()[0]).toMatchObject({ kind: 'reference', difficulty: 'technique', view: 'enFace' });

  // By keys alone: a box in the middle, moved, kept
  await seek(places[1] ?? 0);
  await page.keyboard.press('r');
  await page.keyboard.press('b');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(training.references).toHaveCount(2);
  await training.references
    .nth(1)
    .getByRole('button', { name: /Remove/ })
    .click();
  await expect(training.references).toHaveCount(1);
  await training.button('Undo').click();
  await expect(training.references).toHaveCount(2);
  expect(lines().map(({ kind }) => kind)).toEqual([
    ...['reference', 'reference', 'removed', 'restored'],
  ]);
  await expectNothingSerious(page, 'the player with references');
  await page.keyboard.press('Escape');
});

test('an exercise asks first, and shows truth and AI only afterwards', async () => {
  const { page } = ampulla;
  await training.show('Training');
  await training.button('New exercise…').click();
  await page.getByLabel('Name').fill('First views');
  await page.getByRole('checkbox', { name: /2 references/ }).check();
  await page.getByRole('radio', { name: /In this order/ }).check();
  await expect(page.getByTestId('chosen')).toHaveText('2 pictures chosen');
  await expectNothingSerious(page, 'making an exercise');
  await expectWholeWalk('making an exercise');
  await training.button('Make the exercise').click();
  await expect(training.exercises).toHaveCount(1);
  await expectNothingSerious(page, 'the list of exercises');

  // Given a picture to judge, with nothing of what is known of it
  await training.button('Begin').click();
  const size = await training.judges(1, 2);
  expect(size).toEqual(recording.size);
  await training.holdsNothingBack();
  await expectNothingSerious(page, 'a picture to judge');
  await expect(training.confirm).toBeDisabled();
  await page.keyboard.press('Enter');
  await training.holdsNothingBack();
  expect(answersKept()).toHaveLength(0);

  // When it is marked and judged, still nothing is there
  const truth = recording.boxes[placesWithBox()[0] ?? 0];
  if (!truth) throw new Error('The demo has no box there.');
  await training.drag(shifted(truth, 12), size);
  await expect(page.getByTestId('mark')).toContainText('Box');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Difficult' })).toBeChecked();
  await training.holdsNothingBack();
  await expectWholeWalk('a picture to judge');

  // Then the answer is stored, and only then everything is shown
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Enter');
  await expect(training.reveal).toBeVisible();
  expect(answersKept()).toHaveLength(1);
  await expect(training.marking).toHaveCount(0);
  await expect(page.locator('[data-testid="reveal"] [data-whose="truth"]')).toHaveCount(1);
  await expect(page.locator('[data-testid="reveal"] [data-whose="person"]')).toHaveCount(1);
  await expect(page.locator('[data-testid="reveal"] [data-whose="ai"]')).toHaveCount(1);
  const own = await figure('IoU');
  expect(own).toBeGreaterThan(0.6);
  expect(own).toBeLessThan(1);
  await expect(page.getByTestId('ai-right')).toHaveText(/^The AI was (right|wrong)/);
  await expect(page.getByTestId('reveal-difficulty')).toContainText('Difficult · right');
  await expect(page.getByTestId('reveal-difficulty')).toContainText('Technique');
  await expectNothingSerious(page, 'a picture revealed');
  await page.keyboard.press('Enter');
  await training.judges(2, 2);
  await training.holdsNothingBack();
});

test('a session that was killed goes on where it was', async () => {
  const { app } = ampulla;
  app.process().kill('SIGKILL');
  await launch();
  const { page } = ampulla;
  await replay.open();
  await training.show('Training');
  await training.button('Go on, 2 of 2').click();
  const size = await training.judges(2, 2);
  await training.holdsNothingBack();
  await training.click({ x: size.width / 2, y: size.height / 2 }, size);
  await expect(page.getByTestId('mark')).toContainText('Point');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(training.reveal).toBeVisible();
  await expect(page.getByTestId('reveal-figures')).toContainText('–');
  await page.keyboard.press('Enter');

  // The end: figures beside the AI's, and each picture revealed
  await expect(page.getByTestId('report')).toBeVisible();
  await expect(page.getByTestId('report-item')).toHaveCount(2);
  await expect(page.getByTestId('comparison')).toContainText('Mean IoU');
  await expectNothingSerious(page, 'the report');
  await training.button('Show picture 1 revealed').click();
  await expect(training.reveal).toBeVisible();
  await expectNothingSerious(page, 'a picture of the report');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('report')).toBeVisible();
});

test('an exam reveals nothing before its end and is taken once', async () => {
  test.setTimeout(240_000);
  const { page, app } = ampulla;
  const folder = join(scratch, 'stills');
  await writeSmallDataset(folder);
  await askMain(() =>
    app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, folder),
  );
  await page.keyboard.press('Escape');
  await training.button('New exercise…').click();
  await page.getByLabel('Name').fill('Exam of stills');
  await training.button('Add a folder…').click();
  await expect(page.getByTestId('chosen')).toHaveText('4 pictures chosen');
  await page.getByLabel(/How many of/).fill('2');
  await page.getByRole('switch', { name: 'Exam' }).check();
  await page.getByRole('switch', { name: 'Ask for four classes' }).check();
  await training.button('Make the exercise').click();
  const exam = training.exercises.filter({ hasText: 'Exam of stills' });
  await expect(exam).toContainText('nothing revealed before the end');
  await exam.getByRole('button', { name: 'Begin' }).click();
  for (const place of [1, 2]) {
    const size = await training.judges(place, 2);
    await training.holdsNothingBack();
    await training.drag({ x: 60, y: 60, width: 80, height: 60 }, size);
    await page.keyboard.press('3');
    await expect(page.getByRole('radio', { name: 'Technique' })).toBeChecked();
    await page.keyboard.press('Enter');
    if (place === 1) await expect(page.getByTestId('place')).toHaveText('2 of 2');
  }
  await expect(page.getByTestId('report')).toBeVisible();
  await expect(page.getByTestId('report-item')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(exam.getByRole('button', { name: 'Result' })).toBeVisible();
  await expect(exam.getByRole('button', { name: /Begin|Go on/ })).toHaveCount(0);
});

test('progress is one’s own, goes out as CSV, and is shown to others by consent alone', async () => {
  const { page, app } = ampulla;
  await training.show('Progress');
  await expect(page.getByTestId('curves').locator('svg').first()).toBeVisible();
  await expect(page.getByTestId('weak-spots')).toContainText('too few');
  await expect(page.getByTestId('comparison')).toContainText('Mean IoU');
  await expectNothingSerious(page, 'progress');

  const path = join(scratch, 'progress.csv');
  await askMain(() =>
    app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, path),
  );
  await training.button('Export as CSV…').click();
  await expect(page.getByText(`Stored as ${path}.`)).toBeVisible();
  const rows = readFileSync(path, 'utf8').trim().split('\n');
  expect(rows).toHaveLength(1 + 4);

  const teachers = page.getByRole('switch', { name: 'Teachers may see my progress' });
  await expect(teachers).not.toBeChecked();
  // The switch follows what is on the disk, not the press.
  await teachers.click();
  await expect(teachers).toBeChecked();
  await expect(page.getByText(/^Since /)).toBeVisible();
  await teachers.click();
  await expect(teachers).not.toBeChecked();
  await expect(page.getByText(/^Since /)).toHaveCount(0);
  const consents = linesOf(join(userFolder, 'training', 'consents.jsonl'));
  expect(consents.map(({ isGiven }) => isGiven)).toEqual([true, false]);
});

/** Two places of the recording whose papilla is known, and above which the AI's mark stood. */
function placesWithBox(): readonly number[] {
  const { markedPlaces: places } = recording;
  return [0.3, 0.8].map((share) => places[Math.floor(places.length * share)] ?? 0);
}

async function seek(place: number): Promise<void> {
  await ampulla.page.evaluate(
    (frame) => window.ampulla.invoke('replay:control', { kind: 'seekFrame', frame }),
    place,
  );
  await replay.showsFrame(place);
}

async function drawReference(place: number, boxes: DemoRecording['boxes']): Promise<void> {
  const box = boxes[place];
  if (!box) throw new Error(`Frame ${place} has no box.`);
  await seek(place);
  await ampulla.page.keyboard.press('r');
  await expect(training.marking).toBeVisible();
  await training.drag(box, recording.size);
}

function shifted(box: Box, by: number): Box {
  return { ...box, x: box.x + by, y: box.y + by };
}

/** The person's own figure on the revealed picture. */
async function figure(name: string): Promise<number> {
  const row = ampulla.page.getByTestId('reveal-figures').getByRole('row', { name });
  return Number(await row.getByRole('cell').first().innerText());
}

/** Answers that are on the disk. */
function answersKept(): readonly unknown[] {
  const folder = join(userFolder, 'training', 'sessions');
  return readdirSync(folder)
    .flatMap((name) => linesOf(join(folder, name)))
    .filter(({ kind }) => kind === 'answered');
}

type Line = Readonly<Record<string, unknown>>;

function linesOf(path: string): readonly Line[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Line);
}

/** Nothing that can be pressed is left out by the Tab key, and everything shows its focus. */
async function expectWholeWalk(where: string): Promise<void> {
  const stops = await walkByTab(ampulla.page);
  expect(
    stops.filter(({ hasRing }) => !hasRing),
    `${where}: without a ring`,
  ).toEqual([]);
  expect(await controlsMissed(ampulla.page), `${where}: not reached`).toEqual([]);
}
