import { expect, type Page } from '@playwright/test';
import type { ReplayProbe } from '../../renderer/replay/player/replayScreen';
import './pageGlobals';

declare global {
  interface Window {
    readonly ampullaReplayProbe: ReplayProbe;
  }
}

/** The page of recordings as its user sees it. */
export class ReplayPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get recordings() {
    return this.page.getByTestId('recording');
  }

  /** What is imported or predicted at the moment. */
  get jobs() {
    return this.page.getByTestId('job');
  }

  get position() {
    return this.page.getByTestId('replay-frame');
  }

  async open(): Promise<void> {
    // A page that has only just been shown does not listen to keys yet.
    await expect(async () => {
      await this.page.keyboard.press('F4');
      await expect(this.page.getByRole('main', { name: 'Recordings' })).toBeVisible({
        timeout: 1000,
      });
    }).toPass({ timeout: 15_000 });
  }

  /** Opens the recording at a place of the list and waits for its first picture. */
  async play(place: number): Promise<void> {
    await this.recordings.nth(place).getByRole('button').first().click();
    await this.showsFrame(0);
  }

  /** Waits until a frame is drawn. */
  async showsFrame(frame: number): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => window.ampullaReplayProbe.frameNumber), {
        timeout: 20_000,
      })
      .toBe(frame);
  }

  /** The number that the picture on the screen carries; see `main/recording/testKit/numberedFrame.ts`. */
  numberOnScreen(size: { readonly width: number; readonly height: number }): Promise<number> {
    return this.page.evaluate(({ width, height }) => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="replay-picture"]');
      const context = canvas?.getContext('2d');
      if (!canvas || !context) throw new Error('There is no picture.');
      const scale = Math.min(canvas.width / width, canvas.height / height);
      const left = (canvas.width - width * scale) / 2;
      const top = (canvas.height - height * scale) / 2;
      let number = 0;
      for (let bit = 0; bit < 16; bit += 1) {
        const x = left + (((bit % 4) + 0.5) / 4) * width * scale;
        const y = top + ((Math.floor(bit / 4) + 0.5) / 4) * height * scale;
        const luma = context.getImageData(Math.round(x), Math.round(y), 1, 1).data[0] ?? 0;
        if (luma > 128) number += 2 ** bit;
      }
      return number;
    }, size);
  }

  /** The mask that stands above the picture, byte by byte; null without one. */
  maskOnScreen(): Promise<readonly number[] | null> {
    return this.page.evaluate(() => {
      const { overlay } = window.ampullaReplayProbe;
      return overlay === null ? null : [...overlay.prediction.mask.values];
    });
  }

  /** The same of the second picture, while two tracks are compared. */
  comparedMaskOnScreen(): Promise<readonly number[] | null> {
    return this.page.evaluate(() => {
      const { comparedOverlay } = window.ampullaReplayProbe;
      return comparedOverlay === null ? null : [...comparedOverlay.prediction.mask.values];
    });
  }
}
