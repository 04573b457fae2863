import { expect, type Locator, type Page } from '@playwright/test';
import type { Box, Point, Size } from '../../common/geometry';

/** The training as its user sees it. */
export class TrainingPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get exercises(): Locator {
    return this.page.getByTestId('exercise');
  }

  get references(): Locator {
    return this.page.getByTestId('reference');
  }

  /** Where the person says what the picture shows; there only while it is judged. */
  get marking(): Locator {
    return this.page.getByTestId('marking');
  }

  get item(): Locator {
    return this.page.getByTestId('item');
  }

  get reveal(): Locator {
    return this.page.getByTestId('reveal');
  }

  get confirm(): Locator {
    return this.page.getByRole('button', { name: 'Confirm' });
  }

  async show(part: 'Recordings' | 'Training' | 'Progress'): Promise<void> {
    const parts = this.page.getByRole('navigation', { name: 'Parts of the replay' });
    await parts.getByRole('button', { name: part, exact: true }).click();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Drags a box that is given in pixels of the picture. */
  async drag(box: Box, picture: Size): Promise<void> {
    const from = await this.placeOf(box, picture);
    const to = await this.placeOf({ x: box.x + box.width, y: box.y + box.height }, picture);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
  }

  /** Clicks a point that is given in pixels of the picture. */
  async click(point: Point, picture: Size): Promise<void> {
    const { x, y } = await this.placeOf(point, picture);
    await this.page.mouse.click(x, y);
  }

  /** Waits for the picture at a place, counted from 1, and gives its extent in pixels. */
  async judges(place: number, items: number): Promise<Size> {
    await expect(this.page.getByTestId('place')).toHaveText(`${place} of ${items}`);
    await expect(this.marking).toBeVisible();
    return this.item.evaluate(async (picture: HTMLImageElement) => {
      await picture.decode();
      return { width: picture.naturalWidth, height: picture.naturalHeight };
    });
  }

  /** Nothing of what is kept back is in the document: no mark but the person's, no map, no figure. */
  async holdsNothingBack(): Promise<void> {
    const marks = await this.page
      .getByTestId('session')
      .locator('[data-whose]:not([data-whose="person"]), canvas')
      .count();
    expect(marks).toBe(0);
    // Nor above the small live picture, which may show the same procedure
    expect(await this.page.evaluate(() => window.ampullaProbe.overlayDrawn)).toBe(false);
    await expect(this.reveal).toHaveCount(0);
    await expect(this.page.getByTestId('reveal-figures')).toHaveCount(0);
    await expect(this.page.getByTestId('reveal-difficulty')).toHaveCount(0);
  }

  /** The pictures lie in the middle of the sheet, as large as they can be. */
  private async placeOf({ x, y }: Point, picture: Size): Promise<Point> {
    const sheet = await this.marking.boundingBox();
    if (sheet === null) throw new Error('There is nothing to draw on.');
    const scale = Math.min(sheet.width / picture.width, sheet.height / picture.height);
    return {
      x: sheet.x + (sheet.width - picture.width * scale) / 2 + x * scale,
      y: sheet.y + (sheet.height - picture.height * scale) / 2 + y * scale,
    };
  }
}
