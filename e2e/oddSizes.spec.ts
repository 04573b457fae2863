import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { ffmpegExecutable } from './fixtures/runtime';
import { LiveView } from './pages/liveView';

const folder = mkdtempSync(join(tmpdir(), 'ampulla-sizes-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A short video of whole pictures with square pixels. */
function video(size: string): string {
  const path = join(folder, `${size}.mkv`);
  const scaled = `scale=${size.replace('x', ':')}:flags=neighbor,setsar=1`;
  execFileSync(ffmpegExecutable(), [
    ...['-v', 'error', '-f', 'lavfi', '-i', `testsrc2=s=64x64:r=5:d=1.2,${scaled}`],
    ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj444p', path],
  ]);
  return path;
}

test('pictures of one pixel, of odd sizes and of 8K', async () => {
  const ampulla = await launchAmpulla({ args: ['--no-source', '--fov=none'] });
  const { page } = ampulla;
  try {
    const view = new LiveView(page);
    const shown = async (path: string, words: string): Promise<void> => {
      const { displayedFrames } = await view.probe();
      await view.openPath(path);
      await expect(page.getByText(words).first()).toBeVisible({ timeout: 20_000 });
      await view.waitForFrames(displayedFrames + 2);
    };
    await shown(video('4097x2161'), '4097×2161');
    await shown(video('7680x4320'), '7680×4320');

    // One pixel is too little for a picture in colour: it is refused by name, and the next one plays.
    await view.openPath(video('1x1'));
    await expect(page.getByTestId('message').first()).toContainText('1x1.mkv');
    await shown(video('3x3'), '3×3');
  } finally {
    await ampulla.close();
  }
});
