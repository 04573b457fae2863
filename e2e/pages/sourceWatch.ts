import type { Page } from '@playwright/test';
import './pageGlobals';

/** What stands on the screen at one moment. */
export interface SourceSample {
  /** By the page's clock, in milliseconds. */
  readonly atMs: number;
  readonly state: string;
  readonly displayedFrames: number;
  readonly overlayDrawn: boolean;
}

/** Looks at the state of the source every few milliseconds. Runs inside the page. */
function watchInPage(options: {
  readonly durationMs: number;
  readonly intervalMs: number;
}): Promise<SourceSample[]> {
  const samples: SourceSample[] = [];
  const end = performance.now() + options.durationMs;
  return new Promise((resolve) => {
    const look = (): void => {
      const { displayedFrames, overlayDrawn } = window.ampullaProbe;
      const state = document.querySelector('[data-testid="source-state"]')?.textContent ?? '';
      samples.push({ atMs: performance.now(), state, displayedFrames, overlayDrawn });
      if (performance.now() < end) setTimeout(look, options.intervalMs);
      else resolve(samples);
    };
    look();
  });
}

/** What was seen while something was done to the source. */
export interface SourceWatch {
  /** Samples from the deed on. */
  readonly samples: readonly SourceSample[];
  /** Time from the deed to the first sample that fits; infinite if none does. Unit: milliseconds. */
  msUntil(fits: (sample: SourceSample) => boolean): number;
}

/** Watches the page for some time, in whose beginning something is done to the source. */
export async function watchSource(
  page: Page,
  durationMs: number,
  deed: () => void,
): Promise<SourceWatch> {
  const watching = page.evaluate(watchInPage, { durationMs, intervalMs: 10 });
  const doneAtMs = await page.evaluate(() => performance.now());
  deed();
  const samples = (await watching).filter(({ atMs }) => atMs >= doneAtMs);
  const msUntil = (fits: (sample: SourceSample) => boolean): number =>
    (samples.find(fits)?.atMs ?? Number.POSITIVE_INFINITY) - doneAtMs;
  return { samples, msUntil };
}
