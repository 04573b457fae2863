import type { Locator, Page } from '@playwright/test';

/** What the live view says of the difficulty, as its user sees it. */
export class DifficultyCard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The card; its state stands in `data-state`. */
  get card(): Locator {
    return this.page.getByTestId('difficulty');
  }

  /** The one word in large type. */
  get word(): Locator {
    return this.page.getByTestId('difficulty-word');
  }

  get percent(): Locator {
    return this.page.getByTestId('difficulty-percent');
  }

  /** What the pack measured. */
  get measured(): Locator {
    return this.page.getByTestId('difficulty-measured');
  }

  /** The control that shows the classes. */
  get detail(): Locator {
    return this.card.locator('summary');
  }

  get classes(): Locator {
    return this.page.getByTestId('difficulty-classes');
  }

  get attentionLegend(): Locator {
    return this.page.getByTestId('attention-legend');
  }

  /** Waits until pixels of the attention's own colour stand above the picture. */
  async waitForAttention(): Promise<void> {
    await this.page.waitForFunction(attentionPixelsInPage, leastPixels, { timeout: 30_000 });
  }

  /** Whether any such pixels stand there now. */
  async isAttentionDrawn(): Promise<boolean> {
    return await this.page.evaluate(attentionPixelsInPage, 1);
  }
}

/** A few short lines have more. */
const leastPixels = 100;

/** Whether at least so many pixels of the overlay are the lines of an attention map. Runs inside the page. */
function attentionPixelsInPage(least: number): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="overlay"]');
  const context = canvas?.getContext('2d');
  if (!canvas || !context) throw new Error('The overlay has no canvas.');
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    const isLine =
      data[at + 3] === 0xff &&
      Math.abs((data[at] ?? 0) - 0xba) < 3 &&
      Math.abs((data[at + 1] ?? 0) - 0xff) < 3 &&
      Math.abs((data[at + 2] ?? 0) - 0x29) < 3;
    if (isLine) count += 1;
  }
  return count >= least;
}
