import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { checkoutRoot, electronExecutable, electronFlags } from './fixtures/runtime';
import { askMain } from './fixtures/inMain';
import { LiveView } from './pages/liveView';

test('a second start hands its video to the first and ends', async () => {
  const ampulla = await launchAmpulla({ args: ['--no-source'] });
  const { page, app, userFolder } = ampulla;
  try {
    const view = new LiveView(page);
    await expect(page.getByTestId('source-state')).toHaveText(/no source/);
    // There is no window manager here that could minimise a window: its answer is a stand-in
    await askMain(() =>
      app.evaluate(({ BrowserWindow }) => {
        const window = BrowserWindow.getAllWindows()[0];
        if (window === undefined) throw new Error('There is no window.');
        const asked: string[] = [];
        Object.assign(globalThis, { askedOfWindow: asked });
        window.isMinimized = () => true;
        window.restore = () => void asked.push('restore');
        window.focus = () => void asked.push('focus');
      }),
    );

    // When it is started again with a video
    const second = await startAgain(userFolder, join('assets', 'demo', 'demo.mp4'));

    // Then that process ends well and soon, and the first one plays, restored and in front
    console.log(`second start ended after ${second.durationMs.toFixed(0)} ms`);
    expect(second.exitCode).toBe(0);
    expect(second.durationMs).toBeLessThan(5000);
    await view.waitUntilLive();
    await expect(page).toHaveTitle(/demo\.mp4/);
    const asked = await askMain(() =>
      app.evaluate(() => Reflect.get(globalThis, 'askedOfWindow') as unknown),
    );
    expect(asked).toEqual(['restore', 'focus']);
    expect(app.windows()).toHaveLength(1);

    // When it is started with a file that is not there, then the first one says so
    const third = await startAgain(userFolder, 'no-such-video.mp4');
    expect(third.exitCode).toBe(0);
    await expect(page.getByTestId('message').first()).toContainText('no-such-video.mp4');
  } finally {
    await ampulla.close();
  }
});

/** Starts a real second process in the checkout's folder and waits for its end. */
async function startAgain(
  userFolder: string,
  video: string,
): Promise<{ readonly exitCode: number | null; readonly durationMs: number }> {
  const startedAtMs = performance.now();
  const child = spawn(electronExecutable(), [...electronFlags(), checkoutRoot, video], {
    cwd: checkoutRoot,
    env: { ...process.env, AMPULLA_USER_DATA: userFolder },
    stdio: 'ignore',
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  const [exitCode] = (await once(child, 'exit')) as [number | null];
  return { exitCode, durationMs: performance.now() - startedAtMs };
}
