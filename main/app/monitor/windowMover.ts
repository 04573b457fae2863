import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import type { Target } from './placement';

/** Leaving full screen is an animation on some systems; one that never ends must not keep the window away. */
const longestLeaveMs = 2000;

/** X11 moves a window some time after it was asked to; full screen before that would cover the wrong place. */
const movedWithinMs = 150;

/** Puts a window where it belongs, one move after the other: some systems take a while to leave full screen. */
export class WindowMover {
  private readonly window: BrowserWindow;
  private turn: Promise<void> = Promise.resolve();

  constructor(window: BrowserWindow) {
    this.window = window;
  }

  /** Resolves when the window stands there. */
  move(target: Pick<Target, 'bounds' | 'fullScreen'>): Promise<void> {
    this.turn = this.turn.then(() => this.moveNow(target));
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
    await setTimeout(movedWithinMs);
    if (!window.isDestroyed()) window.setFullScreen(true);
  }
}

async function leaveFullScreen(window: BrowserWindow): Promise<void> {
  const left = once(window, 'leave-full-screen', { signal: AbortSignal.timeout(longestLeaveMs) });
  window.setFullScreen(false);
  await left.catch(() => undefined);
}
