import { expect, type Page } from '@playwright/test';
import type { TestBox } from '../fixtures/boxes';
import {
  type AlignmentMeasurement,
  measureInPage,
  type OverlaySample,
  sampleInPage,
} from './insidePage';
import type { DrawingProbe } from './pageGlobals';

export type { OverlaySample } from './insidePage';

/** The live view as its user sees it. */
export class LiveView {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until pictures arrive. */
  async waitUntilLive(): Promise<void> {
    await expect(this.page.getByTestId('source-state')).toHaveText(/live/, { timeout: 30_000 });
  }

  /** Waits until the AI says that it works. */
  async waitUntilAiActive(): Promise<void> {
    await expect(this.page.getByTestId('ai-state')).toHaveText(/active/, { timeout: 30_000 });
  }

  probe(): Promise<DrawingProbe> {
    return this.page.evaluate(() => ({ ...window.ampullaProbe }));
  }

  /** Waits until so many frames were drawn. @throws where they do not come, with how page and main stand then */
  async waitForFrames(count: number): Promise<void> {
    try {
      await this.page.waitForFunction(
        (wanted) => window.ampullaProbe.displayedFrames >= wanted,
        count,
        { timeout: 60_000 },
      );
    } catch (error) {
      throw new Error(`Frame ${count} was not drawn. ${await this.standing()}`, { cause: error });
    }
  }

  /** What page and main say of themselves; which of them no longer answers where one does not. */
  private async standing(): Promise<string> {
    const page = answerOf(
      this.page.evaluate(() => ({ ...window.ampullaProbe, aliveMs: performance.now() })),
    );
    const main = answerOf(this.page.evaluate(() => window.ampulla.invoke('app:initialState')));
    return `Page: ${await page}\nMain: ${await main}`;
  }

  /** What the AI card says about provider and speed. */
  aiFigures(): Promise<string> {
    return this.page.getByTestId('ai-figures').innerText();
  }

  /** Waits for a drawn box; gives the page's geometry and the box as it stands in the overlay's pixels. */
  async measureAlignment(): Promise<AlignmentMeasurement> {
    const handle = await this.page.waitForFunction(measureInPage, undefined, { timeout: 60_000 });
    const measured = await handle.jsonValue();
    if (measured === null) throw new Error('No box was drawn.');
    return measured;
  }

  /** Opens a video as a file that was dropped on the window. */
  async openPath(path: string): Promise<void> {
    await this.page.evaluate((dropped) => window.ampulla.invoke('source:openPath', dropped), path);
  }

  /** Plays the moving pattern, which has no end. */
  async openTestPattern(): Promise<void> {
    await this.page.evaluate(() => window.ampulla.invoke('source:openTestPattern'));
  }

  /** The field of view in the source's frames, as the source card knows it. */
  async fieldOfView(): Promise<TestBox> {
    const card = this.page.getByTestId('field-of-view');
    const read = async (name: string): Promise<number> =>
      Number(await card.getAttribute(`data-${name}`));
    const [x, y, width, height] = await Promise.all(['x', 'y', 'width', 'height'].map(read));
    return { x: x ?? NaN, y: y ?? NaN, width: width ?? NaN, height: height ?? NaN };
  }

  /** Switches the overlay by its button. */
  async chooseOverlay(mode: 'All' | 'Heatmap' | 'Box' | 'Off'): Promise<void> {
    await this.page.getByRole('radio', { name: mode }).click();
  }

  /**
   * Looks at the screen every `intervalMs` for `durationMs`, inside the page: a look from outside
   * would be too slow. The box is found in the overlay's pixels, so choose the mode Box before.
   */
  async sample(durationMs: number, intervalMs: number): Promise<OverlaySample[]> {
    const frameWidth = (await this.fieldOfView()).width;
    const options = { durationMs, intervalMs, frameWidth, readBoxes: true };
    return this.page.evaluate(sampleInPage, options);
  }

  /** Looks more often than {@link sample} can, at everything but the box. */
  watch(durationMs: number, intervalMs: number): Promise<OverlaySample[]> {
    const options = { durationMs, intervalMs, frameWidth: 1, readBoxes: false };
    return this.page.evaluate(sampleInPage, options);
  }
}

async function answerOf(question: Promise<unknown>): Promise<string> {
  const limit = new Promise((resolve) => setTimeout(resolve, 10_000, 'no answer'));
  return Promise.race([question, limit]).then(JSON.stringify, String);
}
