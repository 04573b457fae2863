import { expect, type Locator, type Page } from '@playwright/test';

/** Mean brightness of small squares of the drawn picture, 0 to 255: at its corners and in its middle. */
export interface DrawnBrightness {
  readonly corners: readonly number[];
  readonly middle: number;
}

/** The set-up page as its user sees it. */
export class SetUp {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the page by its key, at one of its sections. */
  async open(section: 'Source' | 'Field of view' | 'Recordings'): Promise<void> {
    if (!(await this.list.isVisible())) await this.page.keyboard.press('F2');
    await this.list.getByRole('button', { name: section }).click();
    await expect(
      this.page.getByRole('heading', { name: section, level: 2, exact: true }),
    ).toBeVisible();
  }

  /** A device of the list. */
  device(name: string): Locator {
    return this.page.getByRole('radio', { name });
  }

  /** A handle of the field of view. */
  handle(name: string): Locator {
    return this.page.getByRole('slider', { name });
  }

  async valueOf(handle: string): Promise<number> {
    return Number(await this.handle(handle).getAttribute('aria-valuenow'));
  }

  /** Waits until the field of view stands as it says. */
  async expectFieldOfView(state: 'automatic' | 'confirmed' | 'changed'): Promise<void> {
    const words = this.page.getByTestId('field-of-view-state');
    await expect(words).toHaveAttribute('data-state', state, { timeout: 20_000 });
  }

  /** Size of the coarse picture of the whole screen, in its own pixels. */
  outlineSize(): Promise<{ width: number; height: number }> {
    const canvas = this.page.getByTestId('outline');
    return canvas.evaluate((element) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error('The outline is no canvas.');
      return { width: element.width, height: element.height };
    });
  }

  /** Reads back what stands on the picture's canvas. */
  drawnBrightness(): Promise<DrawnBrightness> {
    return this.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="picture"]');
      const context = canvas?.getContext('2d');
      if (!context) throw new Error('There is no picture.');
      const { x, y, width, height } = window.ampullaProbe.pictureRect;
      const side = 6;
      const brightness = (left: number, top: number): number => {
        const { data } = context.getImageData(left, top, side, side);
        return data.reduce((sum, value) => sum + value, 0) / data.length;
      };
      const [right, bottom] = [x + width - side, y + height - side];
      const corners = [
        brightness(x, y),
        brightness(right, y),
        brightness(right, bottom),
        brightness(x, bottom),
      ];
      return { corners, middle: brightness(x + width / 2, y + height / 2) };
    });
  }

  private get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Sections of the set-up' });
  }
}
