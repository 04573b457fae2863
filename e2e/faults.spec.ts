import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { demoPart } from './fixtures/demoTruth';
import { inferencePid } from './fixtures/inferenceProcess';
import { LiveView } from './pages/liveView';

test('the picture survives a killed inference process, and the AI comes back', async () => {
  const ampulla = await launchAmpulla();
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await view.waitUntilAiActive();
    // Given the papilla is marked, with some seconds of it to come
    const { fromFrame } = demoPart('papilla');
    await view.waitForFrames(fromFrame + 25);
    expect((await view.probe()).overlayDrawn).toBe(true);
    const pid = await inferencePid(ampulla.app);
    if (pid === null) throw new Error('There is no inference process to kill.');

    // When its process dies
    const watching = view.watch(7000, 15);
    const killedAtMs = await killInside(view, () => process.kill(pid, 'SIGKILL'));

    // Then no frame is lost, the overlay goes at once and comes back
    const samples = await watching;
    const after = samples.filter(({ atMs }) => atMs >= killedAtMs);
    const goneMs = timeOf(after, ({ overlayDrawn }) => !overlayDrawn) - killedAtMs;
    const goneAt = after.findIndex(({ overlayDrawn }) => !overlayDrawn);
    const backMs = timeOf(after.slice(goneAt), ({ overlayDrawn }) => overlayDrawn) - killedAtMs;
    const first = after[0];
    const last = after.at(-1);
    if (first === undefined || last === undefined) throw new Error('Nothing was seen.');
    const passed = last.frameId - first.frameId;
    const displayed = last.displayedFrames - first.displayedFrames;
    console.log(
      `overlay gone after ${goneMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms; ` +
        `${displayed} of ${passed} frames displayed`,
    );
    expect(passed).toBeGreaterThan(100);
    expect(displayed).toBe(passed);
    expect(goneMs).toBeLessThanOrEqual(500);
    expect(backMs).toBeLessThanOrEqual(5000);
    expect(await inferencePid(ampulla.app)).not.toBe(pid);
  } finally {
    await ampulla.close();
  }
});

/** Does something and tells when, by the page's clock. */
async function killInside(view: LiveView, kill: () => void): Promise<number> {
  await view.page.waitForTimeout(300);
  const atMs = await view.page.evaluate(() => performance.now());
  kill();
  return atMs;
}

function timeOf<Sample extends { readonly atMs: number }>(
  samples: readonly Sample[],
  condition: (sample: Sample) => boolean,
): number {
  return samples.find(condition)?.atMs ?? Number.POSITIVE_INFINITY;
}
