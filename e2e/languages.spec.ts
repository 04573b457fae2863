import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { LiveView } from './pages/liveView';

let userFolder: string;
test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

/** Longest gap between two drawn frames while the language changes. A full machine alone makes 0.5 s. */
const longestGapMs = 1000;

test('the language changes while the picture runs, and stays after a restart', async () => {
  await putLanguages(userFolder);
  const first = await launchAmpulla({ userFolder });
  try {
    const view = new LiveView(first.page);
    await view.waitUntilLive();
    await openLanguages(view);
    await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');

    // When Korean is chosen, then words and numbers change and the picture goes on
    const before = await view.probe();
    await first.page.getByRole('radio', { name: '한국어' }).click();
    await expect(view.page.getByTestId('source-state')).toHaveText('실시간');
    await expect(first.page.locator('html')).toHaveAttribute('lang', 'ko');
    await expect(first.page.getByRole('heading', { level: 2, name: '언어' })).toBeVisible();
    await view.waitForFrames(before.displayedFrames + 30);
    const gapMs = await longestRecentGapMs(view);
    console.log(`longest gap between drawn frames: ${gapMs.toFixed(0)} ms`);
    expect(gapMs).toBeLessThan(longestGapMs);
    expect(await writesHangul(view)).toBe(true);

    // And a file that is damaged is named with its reason, in Korean
    const refused = first.page.getByRole('listitem').filter({ hasText: 'fr.json' });
    await expect(refused).toContainText('JSON 형식이 아닙니다');

    // When a language that came by file is chosen, then it speaks, and English where it is silent
    await first.page.getByRole('radio', { name: /Deutsch/ }).click();
    await expect(view.page.getByTestId('source-state')).toHaveText('läuft');
    await expect(first.page.getByRole('heading', { level: 2, name: 'Language' })).toBeVisible();

    await first.page.getByRole('radio', { name: '한국어' }).click();
    await expect(view.page.getByTestId('source-state')).toHaveText('실시간');
  } finally {
    await first.close();
  }

  const second = await launchAmpulla({ userFolder, args: [join(userFolder, 'absent.mkv')] });
  try {
    await expect(second.page.getByTestId('source-state')).toHaveText('끊김');
    await expect(second.page.getByTestId('message')).toContainText('absent.mkv');
    await expect(second.page.getByTestId('message')).toContainText('파일이 없습니다');
  } finally {
    await second.close();
  }
});

test('a computer that speaks Korean gets Korean', async () => {
  const environment = { LANGUAGE: 'ko' };
  const ampulla = await launchAmpulla({ userFolder, environment, args: ['--no-source'] });
  try {
    await expect(ampulla.page.getByText('열린 영상 입력이 없습니다')).toBeVisible();
    await expect(ampulla.page.locator('html')).toHaveAttribute('lang', 'ko');
  } finally {
    await ampulla.close();
  }
});

async function putLanguages(folder: string): Promise<void> {
  const languages = join(folder, 'languages');
  await mkdir(languages);
  const german = { live: { source: { state: { live: 'läuft' } } } };
  await writeFile(join(languages, 'de.json'), JSON.stringify(german));
  await writeFile(join(languages, 'fr.json'), '{"live": ');
}

async function openLanguages({ page }: LiveView): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('button', { name: 'Language', exact: true }).click();
}

/** The longest gap between two of the last 30 drawn frames. */
function longestRecentGapMs(view: LiveView): Promise<number> {
  return view.page.evaluate(() => Math.max(...window.ampullaProbe.recentFrameIntervals.slice(-30)));
}

/** Whether the page has the letters: without a font all syllables are the same empty box. */
function writesHangul(view: LiveView): Promise<boolean> {
  return view.page.evaluate(() => {
    const inkOf = (syllable: string): string => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('There is no canvas.');
      context.font = `40px ${getComputedStyle(document.body).fontFamily}`;
      context.fillText(syllable, 10, 60);
      return canvas.toDataURL();
    };
    return new Set(['뷁', '한', '눈'].map(inkOf)).size === 3;
  });
}
