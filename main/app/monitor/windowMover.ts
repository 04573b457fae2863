import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Box } from '../../../common/geometry';
import type { Target } from './placement';

/** Leaving full screen is an animation on some systems; one that never ends must not keep the window away. */
const longestLeaveMs = 2000;

/** X11 moves a window some time after it was asked to; full screen before that would cover the wrong place. */
const movedAfterMs = 150;
const movedWithinMs = 1500;

/** Window managers put a window some pixels beside the place that was asked for. */
const nearPx = 60;

/** Puts a window where it belongs, one move after the other: some systems take a while to leave full screen. */
export class WindowMover {
  private readonly window: BrowserWindow;
  private turn: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(window: BrowserWindow) {
    this.window = window;
  }

  /** Whether a move is under way, so that the window is nowhere in particular. */
  get isMoving(): boolean {
    return this.waiting > 0;
  }

  /** Resolves when the window stands there. */
  move(target: Pick<Target, 'bounds' | 'fullScreen'>): Promise<void> {
    this.waiting += 1;
    this.turn = this.turn
      .then(() => this.moveNow(target))
      .finally(() => {
        this.waiting -= 1;
      });
    return this.turn;
  }

  private async moveNow({
    bounds,
    fullScreen,
  }: Pick<Target, 'bounds' | 'fullScreen'>): Promise<void> {
    const { window } = this;
    if (window.isDestroyed()) return;
    // A window that fills a monitor can be moved to no other one.
    if (window.isFullScreen()) await leaveFullScreen(window);
    if (window.isDestroyed()) return;
    if (window.isMaximized()) window.unmaximize();
    window.setBounds(bounds);
    if (!fullScreen) return;
    await arrival(window, bounds);
    if (!window.isDestroyed()) window.setFullScreen(true);
  }
}

async function leaveFullScreen(window: BrowserWindow): Promise<void> {
  const left = once(window, 'leave-full-screen', { signal: AbortSignal.timeout(longestLeaveMs) });
  window.setFullScreen(false);
  await left.catch(() => undefined);
}

/** Waits until the window stands about where it was put, or could not be put there. */
async function arrival(window: BrowserWindow, target: Box): Promise<void> {
  for (let waitedMs = 0; waitedMs < movedWithinMs; waitedMs += movedAfterMs) {
    await setTimeout(movedAfterMs);
    if (window.isDestroyed()) return;
    const { x, y, width } = window.getBounds();
    const isThere = [x - target.x, y - target.y, width - target.width].every(
      (distance) => Math.abs(distance) <= nearPx,
    );
    if (isThere) return;
  }
}
