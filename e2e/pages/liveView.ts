import { expect, type Page } from '@playwright/test';
import type { AmpullaBridge } from '../../common/bridge';
import type { TestBox } from '../fixtures/boxes';

/** What the page says about its own drawing; see `renderer/live/drawingProbe.ts`. */
export interface DrawingProbe {
  readonly displayedFrames: number;
  readonly lastFrameId: number;
  readonly overlayDrawn: boolean;
  readonly lastEvidenceFrameId: number | null;
  readonly drawnBox: TestBox | null;
  readonly pictureRect: TestBox;
  readonly staleDrawn: number;
}

declare global {
  interface Window {
    readonly ampullaProbe: DrawingProbe;
    readonly ampulla: AmpullaBridge;
  }
}

/** One look at the screen: the frame that stands there and the box that is drawn over it. */
export interface OverlaySample {
  readonly atMs: number;
  readonly frameId: number;
  readonly displayedFrames: number;
  readonly overlayDrawn: boolean;
  /** Read back from the overlay's pixels. Unit: pixels of the displayed frame. */
  readonly box: TestBox | null;
}

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

  /** Waits until so many frames were drawn. */
  async waitForFrames(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => window.ampullaProbe.displayedFrames >= wanted,
      count,
      { timeout: 60_000 },
    );
  }

  /** Opens a video as a file that was dropped on the window. */
  async openPath(path: string): Promise<void> {
    await this.page.evaluate((dropped) => window.ampulla.invoke('source:openPath', dropped), path);
  }

  /** Upper left corner of the field of view in the source's frames, as the source card shows it. */
  async fieldOfViewOrigin(): Promise<{ readonly x: number; readonly y: number }> {
    const card = this.page.getByTestId('field-of-view');
    const [x, y] = await Promise.all([card.getAttribute('data-x'), card.getAttribute('data-y')]);
    return { x: Number(x), y: Number(y) };
  }

  /** Switches the overlay by its button. */
  async chooseOverlay(mode: 'All' | 'Heatmap' | 'Box' | 'Off'): Promise<void> {
    await this.page.getByRole('radio', { name: mode }).click();
  }

  /**
   * Looks at the screen every `intervalMs` for `durationMs`, inside the page: a look from outside
   * would be too slow. The box is found in the overlay's pixels, so choose the mode Box before.
   */
  sample(durationMs: number, intervalMs: number): Promise<OverlaySample[]> {
    return this.page.evaluate(samplePage, { durationMs, intervalMs });
  }
}

/** Runs inside the page. */
async function samplePage({
  durationMs,
  intervalMs,
}: {
  readonly durationMs: number;
  readonly intervalMs: number;
}): Promise<OverlaySample[]> {
  const shortestArmPx = 8;

  /** Horizontal runs of the AI's colour that are longer than any stroke of a letter. */
  const boxInPixels = (image: ImageData): TestBox | null => {
    let left = Infinity;
    let right = -Infinity;
    let top = Infinity;
    let bottom = -Infinity;
    for (let y = 0; y < image.height; y += 1) {
      let run = 0;
      for (let x = 0; x <= image.width; x += 1) {
        const at = (y * image.width + x) * 4;
        const isLine =
          x < image.width &&
          image.data[at] === 0x48 &&
          image.data[at + 1] === 0xd6 &&
          image.data[at + 2] === 0xe0 &&
          image.data[at + 3] === 0xff;
        if (isLine) {
          run += 1;
          continue;
        }
        if (run >= shortestArmPx) {
          left = Math.min(left, x - run);
          right = Math.max(right, x);
          top = Math.min(top, y);
          bottom = Math.max(bottom, y + 1);
        }
        run = 0;
      }
    }
    return right > left ? { x: left, y: top, width: right - left, height: bottom - top } : null;
  };

  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="overlay"]');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('The overlay has no canvas.');
  const samples: OverlaySample[] = [];
  const end = performance.now() + durationMs;
  while (performance.now() < end) {
    const probe = window.ampullaProbe;
    const { lastFrameId, displayedFrames, overlayDrawn, pictureRect, frameSize } =
      probe as typeof probe & { readonly frameSize: { readonly width: number } };
    const found = overlayDrawn
      ? boxInPixels(context.getImageData(0, 0, canvas.width, canvas.height))
      : null;
    const scale = pictureRect.width / frameSize.width;
    samples.push({
      atMs: performance.now(),
      frameId: lastFrameId,
      displayedFrames,
      overlayDrawn,
      box: found && {
        x: (found.x - pictureRect.x) / scale,
        y: (found.y - pictureRect.y) / scale,
        width: found.width / scale,
        height: found.height / scale,
      },
    });
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  return samples;
}
