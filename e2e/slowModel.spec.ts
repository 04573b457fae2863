import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { inferencePid } from './fixtures/inferenceProcess';
import { checkoutRoot } from './fixtures/runtime';
import { LiveView } from './pages/liveView';
import './pages/pageGlobals';

/** A pack that needs some tenths of a second for a frame, whatever the machine. */
const slowPack = join(checkoutRoot, 'main', 'inference', 'fixtures', 'slow-pack');
const framesPerSecond = 25;

interface Sample {
  readonly atMs: number;
  readonly frameId: number;
  readonly displayedFrames: number;
  readonly overlayDrawn: boolean;
  readonly evidenceFrameId: number;
}

test('a slow model is called behind, slows only itself, and leaves nothing stale', async () => {
  const userFolder = await makeUserFolder();
  await cp(slowPack, join(userFolder, 'packs', 'slow-pack'), { recursive: true });
  const ampulla = await launchAmpulla({ userFolder, args: ['--pack=slow-pack'] });
  try {
    // Given a model that is far slower than the picture
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await expect(ampulla.page.getByTestId('ai-state')).toHaveText('behind', { timeout: 30_000 });

    // When the picture runs for some seconds
    const samples = await watch(ampulla.page, 8000);

    // Then the picture keeps its rate, and the overlay follows at the model's
    const passed = span(samples, ({ frameId }) => frameId);
    const displayed = span(samples, ({ displayedFrames }) => displayedFrames);
    const share = displayed / passed;
    const intervals = evidenceIntervals(samples);
    const longest = Math.max(...intervals);
    const drawn = samples.filter(({ overlayDrawn }) => overlayDrawn);
    const oldest = Math.max(
      ...drawn.map(({ frameId, evidenceFrameId }) => frameId - evidenceFrameId),
    );
    console.log(
      `${displayed} of ${passed} frames displayed; a prediction every ${mean(intervals).toFixed(1)} frames; ` +
        `oldest mask drawn ${oldest} frames`,
    );
    expect(passed).toBeGreaterThan(100);
    expect(intervals.length).toBeGreaterThanOrEqual(2);
    expect(mean(intervals)).toBeGreaterThan(2);
    expect(drawn.length).toBeGreaterThan(0);
    expect(oldest).toBeLessThanOrEqual(2 * longest + 1);
    expect((await view.probe()).staleDrawn).toBe(0);

    // When predictions stop to come without a word
    const pid = await inferencePid(ampulla.app);
    if (pid === null) throw new Error('There is no inference process to stop.');
    await waitUntilDrawn(ampulla.page);
    process.kill(pid, 'SIGSTOP');
    const after = await watch(ampulla.page, 2500);

    // Then the last mask goes by its age, and the picture goes on
    const gone = after.findIndex(({ overlayDrawn }) => !overlayDrawn);
    expect(gone).toBeGreaterThanOrEqual(0);
    expect(after.slice(gone).some(({ overlayDrawn }) => overlayDrawn)).toBe(false);
    const last = after[Math.max(0, gone - 1)];
    const ageAtEnd = (last?.frameId ?? NaN) - (last?.evidenceFrameId ?? NaN);
    console.log(`the last mask went at an age of ${ageAtEnd} frames`);
    expect(ageAtEnd).toBeLessThanOrEqual(2 * longest + 1);
    expect(span(after, ({ displayedFrames }) => displayedFrames)).toBeGreaterThan(framesPerSecond);

    // And the slow model costs the picture nothing: with it stopped, as many frames are displayed. On an idle
    // machine that is all of them; other work on the machine takes from both alike.
    const shareWithout =
      span(after, ({ displayedFrames }) => displayedFrames) / span(after, ({ frameId }) => frameId);
    console.log(
      `share of frames displayed: ${share.toFixed(3)}, without AI ${shareWithout.toFixed(3)}`,
    );
    expect(share).toBeGreaterThanOrEqual(0.95 * Math.min(1, shareWithout));
    expect((await view.probe()).staleDrawn).toBe(0);
  } finally {
    await ampulla.close();
    await rm(userFolder, { recursive: true, force: true });
  }
});

/** Looks at the screen every 10 ms, inside the page. */
function watch(page: Page, durationMs: number): Promise<Sample[]> {
  return page.evaluate(async (duration) => {
    const samples: Sample[] = [];
    const end = performance.now() + duration;
    while (performance.now() < end) {
      const { lastFrameId, displayedFrames, overlayDrawn, lastEvidenceFrameId } =
        window.ampullaProbe;
      samples.push({
        atMs: performance.now(),
        frameId: lastFrameId ?? -1,
        displayedFrames,
        overlayDrawn,
        evidenceFrameId: lastEvidenceFrameId ?? -1,
      });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return samples;
  }, durationMs);
}

function waitUntilDrawn(page: Page): Promise<unknown> {
  return page.waitForFunction(() => window.ampullaProbe.overlayDrawn, undefined, {
    timeout: 20_000,
  });
}

/** Frames between one predicted frame and the next that was drawn. */
function evidenceIntervals(samples: readonly Sample[]): number[] {
  const ids = [...new Set(samples.filter((s) => s.overlayDrawn).map((s) => s.evidenceFrameId))];
  return ids.slice(1).map((id, index) => id - (ids[index] ?? id));
}

function span(samples: readonly Sample[], value: (sample: Sample) => number): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing was seen.');
  return value(last) - value(first);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
