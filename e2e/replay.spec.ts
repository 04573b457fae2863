import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeSmallRecording } from '../main/recording/testKit/smallRecording';
import { numberedContent, withRecordings } from './fixtures/numberedRecordings';
import { expectNothingSerious } from './pages/accessibility';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const size = { width: 320, height: 240 };
const frames = 110;

const content = numberedContent(frames, size);
const { predictions } = content;

function hashOf(values: Iterable<number> | null | undefined): string | null {
  return values ? createHash('sha256').update(Uint8Array.from(values)).digest('hex') : null;
}

test('without a recording the library says how to begin', async () => {
  await withRecordings(
    () => undefined,
    async (replay) => {
      await replay.open();
      await expect(replay.page.getByText('No recordings yet')).toBeVisible();
      await expect(replay.page.getByText(/Start a recording/)).toBeVisible();
    },
  );
});

test('a recording is found, opened, and shown frame by frame with the overlay of then', async () => {
  await withRecordings(
    (root) => {
      makeSmallRecording({ ffmpegPath, root, segments: [frames], size, content });
      const damaged = join(root, '20260308-101502-00aa');
      mkdirSync(damaged);
      writeFileSync(join(damaged, 'manifest.json'), '{"schemaVersion": 1');
    },
    async (replay, { page }, root) => {
      // Given the library with a good and a damaged recording
      await replay.open();
      await expect(replay.recordings).toHaveCount(2);
      await expect(replay.recordings.nth(1)).toContainText('damaged');
      await expect(replay.recordings.nth(0)).toContainText(/ampulla \d+% of the time/);
      await expect(replay.recordings.nth(0).locator('img')).toBeVisible();
      await page.getByRole('searchbox', { name: 'Search' }).fill('damaged');
      await expect(replay.recordings).toHaveCount(1);
      await page.getByRole('searchbox', { name: 'Search' }).fill('');

      // When one is opened, its pictures come exactly as they are asked for
      await replay.play(0);
      for (const [key, frame] of [
        ['End', 109],
        ['ArrowLeft', 108],
        ['Shift+ArrowLeft', 83],
        ['ArrowRight', 84],
        ['Home', 0],
        ['Shift+ArrowRight', 25],
      ] as const) {
        await page.keyboard.press(key);
        await replay.showsFrame(frame);
        expect(await replay.numberOnScreen(size)).toBe(frame);
        // The prediction of a frame arrived before the next one came.
        expect(hashOf(await replay.maskOnScreen())).toBe(hashOf(predictions[frame]?.mask.values));
      }

      // The overlay can be taken away, and is as it was again
      await page.keyboard.press('0');
      await expect.poll(() => replay.maskOnScreen()).toBeNull();
      await page.keyboard.press('4');
      await expect.poll(async () => hashOf(await replay.maskOnScreen())).not.toBeNull();

      // A press on the timeline goes there; playing ends at the last frame
      const lanes = page.getByRole('slider', { name: 'Timeline' });
      const box = await lanes.boundingBox();
      await lanes.click({ position: { x: (box?.width ?? 0) / 2, y: 8 } });
      await replay.showsFrame(54);
      expect(await replay.numberOnScreen(size)).toBe(54);
      await page.keyboard.press('l');
      await replay.showsFrame(109);

      // A bookmark is kept in the recording's folder
      await page.keyboard.press('b');
      const notes = join(root, '20260309-141502-7f3a', 'notes.jsonl');
      await expect.poll(() => linesOf(notes)).toHaveLength(1);
      expect(linesOf(notes)[0]).toMatchObject({ kind: 'note', frameNumber: 109, text: null });
      await expectNothingSerious(page, 'the player');
      await page.keyboard.press('Escape');
      await expect(replay.recordings).toHaveCount(2);
    },
  );
});

test('a recording that grows can be watched while it does', async () => {
  await withRecordings(
    () => undefined,
    async (replay, { page }, root) => {
      // Given a recording that began after the application did: what it finds at its start it would close
      const writeRest = makeGrowing(root);
      await replay.open();
      await expect(replay.recordings.first()).toContainText('recording now');
      await replay.play(0);
      await expect(replay.position).toContainText('still recording');
      await expect(replay.position).not.toContainText(`of ${frames}`);
      writeRest();
      await expect(replay.position).toContainText(`of ${frames}`);
      await page.keyboard.press('End');
      await replay.showsFrame(frames - 1);
      expect(await replay.numberOnScreen(size)).toBe(frames - 1);
    },
  );
});

test('a deleted recording can be brought back', async () => {
  await withRecordings(
    (root) => void makeSmallRecording({ ffmpegPath, root, segments: [30], size }),
    async (replay, { page }) => {
      await replay.open();
      await replay.recordings.first().getByRole('button', { name: 'Delete' }).click();
      await expect(replay.recordings).toHaveCount(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect(replay.recordings).toHaveCount(1);
    },
  );
});

/** Half of a recording, as it lies on the disk while it is written. @returns what writes the rest */
function makeGrowing(root: string): () => void {
  const { path, manifest } = makeSmallRecording({ ffmpegPath, root, segments: [frames], size });
  const segments = manifest.segments.map((segment) => ({ ...segment, frames: null }));
  const growing = { ...manifest, state: 'recording', endedAt: null, segments };
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(growing));
  const rests = ['video-000.mp4', 'frames.bin'].map((name) => {
    const bytes = readFileSync(join(path, name));
    const half = Math.floor(bytes.length / 2);
    writeFileSync(join(path, name), bytes.subarray(0, half));
    return () => appendFileSync(join(path, name), bytes.subarray(half));
  });
  return () => rests.forEach((write) => write());
}

function linesOf(path: string): readonly unknown[] {
  try {
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch {
    return [];
  }
}
