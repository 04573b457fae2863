import type { BrowserWindow } from 'electron';
import type { MonitorKey, MonitorSettings, WindowPlace } from '../../../common/monitor';
import { connectedMonitors, watchMonitors } from './connectedMonitors';
import { findMonitor, type Monitor, monitorAfter, monitorOf } from './monitors';
import { fitInto, placeAtStart, presentPlace, type Target, targetOf } from './placement';
import { SettledCall } from './settledCall';
import { WindowMover } from './windowMover';

export interface WindowPlacementOptions {
  readonly window: BrowserWindow;
  readonly settings: MonitorSettings;
  /** Where the window was when the application was closed. */
  readonly last: WindowPlace | null;
  readonly keep: (place: WindowPlace) => void;
  /** The monitor on which the window belongs is not connected. */
  readonly onAway: (monitor: MonitorKey) => void;
  /** The window or a monitor came to stand elsewhere. */
  readonly onChange: () => void;
}

/** A window that is dragged or resized is remembered where it comes to rest. */
const restAfterMs = 500;

/** Several events tell of one plug; the system moves windows by itself meanwhile. */
const monitorsSettleAfterMs = 300;

/**
 * Keeps the window where it belongs. That place follows the person (dragging, full screen, the next monitor) and
 * is remembered. While its monitor is not connected, the window stands on the primary one; when
 * the monitor is back, so is the window.
 */
export class WindowPlacement {
  private readonly options: WindowPlacementOptions;
  private readonly mover: WindowMover;
  private readonly windowRests: SettledCall;
  private readonly monitorsRest: SettledCall;
  private readonly stopWatching: () => void;
  private home: WindowPlace | null = null;
  private isAway = false;

  constructor(options: WindowPlacementOptions) {
    const { window } = options;
    this.options = options;
    this.mover = new WindowMover(window);
    this.windowRests = new SettledCall(restAfterMs, () => this.remember());
    this.monitorsRest = new SettledCall(monitorsSettleAfterMs, () => this.takeMonitors());
    this.stopWatching = watchMonitors(() => this.monitorsRest.ask());
    this.listenToWindow();
  }

  /** Puts the window where it belongs at the start. */
  putAtStart(): void {
    const { settings, last, window } = this.options;
    this.home = placeAtStart(connectedMonitors(), settings, last, window.getBounds());
    const target = this.homeTarget();
    if (target === null) return;
    void this.mover.move(target);
    this.setAway(target.isAway);
  }

  /** Full screen on the monitor where the window is, and back. */
  toggleFullScreen(): void {
    const { window } = this.options;
    window.setFullScreen(!window.isFullScreen());
  }

  /** Goes to the next monitor, full screen there if it was. */
  async moveToNextMonitor(): Promise<void> {
    const monitors = connectedMonitors();
    const current = this.currentMonitor(monitors);
    const place = this.presentPlace(monitors);
    if (current === null || place === null) return;
    const next = monitorAfter(monitors, current);
    if (next === current) return;
    this.isAway = false;
    this.home = { ...place, monitor: next.key };
    const target = targetOf(monitors, this.home);
    if (target !== null) await this.mover.move(target);
  }

  /** The monitor where the window is. Null without any monitor. */
  currentMonitor(monitors: readonly Monitor[]): Monitor | null {
    return monitorOf(monitors, this.options.window.getBounds());
  }

  dispose(): void {
    this.stopWatching();
    this.windowRests.dispose();
    this.monitorsRest.dispose();
  }

  private listenToWindow(): void {
    const { window } = this.options;
    const moved = (): void => this.windowRests.ask();
    window.on('move', moved);
    window.on('resize', moved);
    window.on('enter-full-screen', moved);
    window.on('leave-full-screen', moved);
    // What was dragged just before the end is remembered too.
    window.on('close', () => this.windowRests.callNow());
  }

  private remember(): void {
    const { keep, onChange, window } = this.options;
    const monitors = connectedMonitors();
    const present = this.presentPlace(monitors);
    if (present === null || window.isMinimized()) return;
    if (this.mover.isMoving) {
      this.windowRests.ask();
      return;
    }
    // A window that was moved away from a monitor that goes is not where the person wants it.
    const isGone = this.home !== null && findMonitor(monitors, this.home.monitor) === null;
    const isElsewhere = this.isAway || isGone;
    this.home =
      isElsewhere && this.home !== null
        ? { ...this.home, fullScreen: present.fullScreen }
        : present;
    keep(this.home);
    onChange();
  }

  private takeMonitors(): void {
    const target = this.homeTarget();
    if (target !== null && target.isAway !== this.isAway) {
      void this.mover.move(target);
      this.setAway(target.isAway);
    } else {
      this.makeVisible();
    }
    this.options.onChange();
  }

  /** A monitor that became smaller or went elsewhere leaves no window behind. */
  private makeVisible(): void {
    const { window } = this.options;
    const bounds = window.getBounds();
    const monitor = monitorOf(connectedMonitors(), bounds);
    if (monitor === null || window.isFullScreen() || window.isMaximized()) return;
    const visible = fitInto(monitor.workArea, bounds);
    const isVisible = visible.x === bounds.x && visible.y === bounds.y;
    if (!isVisible || visible.width < bounds.width || visible.height < bounds.height) {
      window.setBounds(visible);
    }
  }

  private homeTarget(): Target | null {
    return this.home === null ? null : targetOf(connectedMonitors(), this.home);
  }

  private presentPlace(monitors: readonly Monitor[]): WindowPlace | null {
    const { window } = this.options;
    return presentPlace(monitors, {
      bounds: window.getBounds(),
      normalBounds: window.getNormalBounds(),
      fullScreen: window.isFullScreen(),
    });
  }

  private setAway(isAway: boolean): void {
    this.isAway = isAway;
    if (isAway && this.home !== null) this.options.onAway(this.home.monitor);
  }
}
