import { execFileSync } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { demoPart, readDemoTruth } from './fixtures/demoTruth';
import { pressKeys, restMs } from './fixtures/keyPresses';
import { checkoutRoot, ffmpegExecutable } from './fixtures/runtime';
import { filesBelow, readSnapshot } from './fixtures/snapshotFiles';
import { expectNothingSerious } from './pages/accessibility';
import { DifficultyCard } from './pages/difficultyCard';
import { LiveView } from './pages/liveView';

const packId = 'four-classes';
/** Of the pack that is made by `fixtures/make_four_class_pack.py`. */
const answer = { word: 'Difficult', percent: /^63\s%$/ };

/** No papilla, then the untouched one for as long as a busy machine needs, then a device on it. */
const parts = [
  { part: 'away', startS: 3, durationS: 4 },
  { part: 'papilla', startS: 0.5, durationS: 13 },
  { part: 'papilla', startS: 0.5, durationS: 13 },
  { part: 'instrument', startS: 4.4, durationS: 9 },
] as const;

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
  await cp(join(checkoutRoot, 'e2e', 'fixtures', packId), join(userFolder, 'packs', packId), {
    recursive: true,
  });
  // The pedal as somebody has bound it.
  const switchF9 = { kind: 'keyboard', accelerator: 'F9' };
  const pedals = [{ switch: switchF9, short: 'attention', long: 'none', double: 'none' }];
  const difficulty = { enabled: true, packId, showsAttention: false };
  await writeFile(join(userFolder, 'settings.json'), JSON.stringify({ pedals, difficulty }));
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test('the difficulty is gathered, said, explained, frozen and given up as the picture allows', async () => {
  // The clip lasts half a minute, twice where the models are slow to start.
  test.setTimeout(240_000);
  const clip = makeClip(join(userFolder, 'procedure.mp4'));
  const ampulla = await launchAmpulla({ userFolder, args: [clip] });
  const { page } = ampulla;
  const view = new LiveView(page);
  const difficulty = new DifficultyCard(page);
  const { card, word } = difficulty;
  try {
    await test.step('without a papilla nothing is said but what is missing', async () => {
      await view.waitUntilLive();
      await expect(page.getByTestId('ai-state')).toHaveText(/active|abstaining|behind/, {
        timeout: 60_000,
      });
      await expect(card).toHaveAttribute('data-state', 'gathering', { timeout: 30_000 });
      // From the beginning, now that both models run.
      await view.openPath(clip);
      await expect(word).toHaveText('0 of 10 views');
      await expect(card).toContainText('Show the papilla');
      await expect(difficulty.percent).toHaveCount(0);
    });

    await test.step('good views are counted, and pooled into a class with its probability', async () => {
      await expect(word).toHaveText(/^[1-9]\d? of 10 views$/, { timeout: 30_000 });
      await expect(card).toHaveAttribute('data-state', 'speaking', { timeout: 30_000 });
      await expect(word).toHaveText(answer.word);
      await expect(difficulty.percent).toHaveText(answer.percent);
      await expect(difficulty.measured).toContainText('For research and training');
      await expect(difficulty.measured).toContainText('Finds 6 of 10 difficult cases');
      await expect(difficulty.measured).toContainText('7 of 10 easy ones easy');
      await expect(difficulty.measured).toContainText('invented for tests');
    });

    await test.step('the attention map has lines and a legend of its own, by key and by pedal', async () => {
      await expect(difficulty.attentionLegend).toHaveCount(0);
      expect(await difficulty.isAttentionDrawn()).toBe(false);
      await page.keyboard.press('e');
      await expect(difficulty.attentionLegend).toContainText('much influence');
      await difficulty.waitForAttention();
      await expect(difficulty.attentionLegend).toContainText(
        'Evidence for “Easy”, not the papilla’s place',
      );
      await page.keyboard.press('s');
      await expect(page.getByTestId('note')).toContainText('Snapshot saved');
      await expect(page.getByRole('img', { name: /^Heatmap colours/ })).toHaveCount(0);
      pressKeys(['F9']);
      await expect(difficulty.attentionLegend).toHaveCount(0);
      await expect.poll(() => difficulty.isAttentionDrawn()).toBe(false);
      await page.waitForTimeout(restMs);
      pressKeys(['F9']);
      await expect(difficulty.attentionLegend).toBeVisible();
      await difficulty.waitForAttention();
      await page.keyboard.press('0');
      await expect(difficulty.attentionLegend).toContainText('Hidden while the overlay is off');
      expect(await difficulty.isAttentionDrawn()).toBe(false);
      await page.keyboard.press('1');
    });

    await test.step('the classes show on demand, by the keyboard', async () => {
      await expect(difficulty.classes).toBeHidden();
      await difficulty.detail.focus();
      await page.keyboard.press('Enter');
      await expect(difficulty.classes).toBeVisible();
      const rows = difficulty.classes.locator('dt');
      await expect(rows).toHaveText(['Easy', 'Over 5 min', 'Added technique', 'Failure']);
      await expect(difficulty.classes.locator('dd.figure')).toHaveText([
        ...[/^37\s%$/, /^28\s%$/, /^31\s%$/, /^4\s%$/],
      ]);
      await expectNothingSerious(page, 'difficulty with its classes', '.side-panel');
    });

    await test.step('the first contact freezes what was said', async () => {
      await expect(card).toHaveAttribute('data-state', 'frozen', { timeout: 60_000 });
      await expect(card).toContainText('As seen before the first contact');
      await expect(word).toHaveText(answer.word);
      await expect(difficulty.percent).toHaveText(answer.percent);
      await expect(difficulty.attentionLegend).toContainText('No map after the first contact');
      expect(await difficulty.isAttentionDrawn()).toBe(false);
    });

    await test.step('forgetting it takes two presses; behind the contact it is too late', async () => {
      await page.keyboard.press('n');
      await expect(card).toContainText('Press N again');
      await expect(card).toHaveAttribute('data-state', 'frozen');
      await page.keyboard.press('n');
      await expect(card).toHaveAttribute('data-state', 'tooLate', { timeout: 30_000 });
      await expect(difficulty.percent).toHaveCount(0);
      await expect(card).toContainText('Only an untouched papilla is judged');
    });

    await test.step('set-up tells what the pack measured, and switches it off', async () => {
      await page.keyboard.press('F2');
      await page.getByRole('button', { name: 'AI', exact: true }).click();
      const facts = page.getByTestId('difficulty-facts');
      await expect(facts).toContainText('nothing at all');
      await expect(facts).toContainText('Difficult cases found: 0.61');
      const choice = page.getByRole('group', { name: 'Difficulty of cannulation' });
      await choice.getByRole('radio', { name: /^Off/ }).click();
      await page.keyboard.press('F2');
      await expect(card).toHaveAttribute('data-state', 'off');
      await expect(page.getByRole('button', { name: 'Attention' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Turn on' }).click();
      await expect(card).toHaveAttribute('data-state', /starting|gathering/);
    });
    const { staleDrawn } = await view.probe();
    expect(staleDrawn).toBe(0);
    expectAttentionInSnapshot();
  } finally {
    await ampulla.close();
  }
});

/** The picture with overlay has the lines, the clean one has not, and the description says whose they are. */
function expectAttentionInSnapshot(): void {
  const path = filesBelow(join(userFolder, 'snapshots')).find((file) => file.endsWith('.json'));
  const { sidecar, clean, overlay } = readSnapshot(path ?? '');
  expect(sidecar.difficulty).toMatchObject({ state: 'speaking', label: 'difficult' });
  expect(sidecar.attention).toMatchObject({
    explains: 'easy',
    pack: { id: packId, version: '1.0.0' },
  });
  const linePixels = (picture: typeof clean): number => {
    let count = 0;
    for (let y = 0; y < picture.height; y += 1) {
      for (let x = 0; x < picture.width; x += 1) {
        const [red, green, blue] = picture.colorAt(x, y);
        if (Math.abs(red - 0xba) < 3 && green > 0xfc && Math.abs(blue - 0x29) < 3) count += 1;
      }
    }
    return count;
  };
  expect(linePixels(overlay)).toBeGreaterThan(100);
  expect(linePixels(clean)).toBe(0);
}

function makeClip(path: string): string {
  const { fps } = readDemoTruth();
  const demo = join(checkoutRoot, 'assets', 'demo', 'demo.mp4');
  const inputs = parts.flatMap(({ part, startS, durationS }) => {
    const start = demoPart(part).fromFrame / fps + startS;
    return ['-ss', `${start}`, '-t', `${durationS}`, '-i', demo];
  });
  const cut = parts.map((_, index) => `[${index}:v]setpts=PTS-STARTPTS[p${index}]`).join(';');
  const joined = parts.map((_, index) => `[p${index}]`).join('');
  execFileSync(ffmpegExecutable(), [
    ...['-loglevel', 'error', ...inputs],
    ...['-filter_complex', `${cut};${joined}concat=n=${parts.length}[clip]`],
    ...['-map', '[clip]', '-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '16', path],
  ]);
  return path;
}
