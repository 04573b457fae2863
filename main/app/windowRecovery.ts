import type { BrowserWindow } from 'electron';
import type { UserMessage } from '../../common/ipc';
import { explain } from '../../common/language/explain';

export interface WindowRecoveryOptions {
  readonly window: BrowserWindow;
  readonly nowMs: () => number;
  readonly post: (message: UserMessage) => void;
  readonly load: () => Promise<void>;
}

/** A page that hangs for so long after Chromium has noticed it does not come back by itself. */
const hangsForGoodAfterMs = 3000;

/** The first crash is answered at once; a page that crashes again and again must not take the whole computer. */
const waitBeforeLoadMs = [0, 1000, 5000, 15_000] as const;

/** Crashes that lie further back than this are forgotten. */
const crashesCountForMs = 60_000;

/**
 * Brings the page back when its process dies or hangs. Capture, recording and the model run in other processes and
 * go on; the page that comes back asks for the state and for a fresh frame port.
 */
export class WindowRecovery {
  private readonly options: WindowRecoveryOptions;
  private crashesAtMs: readonly number[] = [];
  private timer: NodeJS.Timeout | null = null;

  constructor(options: WindowRecoveryOptions) {
    this.options = options;
    const { window } = options;
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit') this.recover(reason);
    });
    window.on('unresponsive', () => this.after(hangsForGoodAfterMs, () => this.endPage()));
    window.on('responsive', () => this.dispose());
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private endPage(): void {
    const { window } = this.options;
    // Its end is answered by `render-process-gone`.
    if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
  }

  private recover(reason: string): void {
    const nowMs = this.options.nowMs();
    const recent = this.crashesAtMs.filter((atMs) => nowMs - atMs < crashesCountForMs);
    this.crashesAtMs = [...recent, nowMs];
    const waitMs = waitBeforeLoadMs[Math.min(recent.length, waitBeforeLoadMs.length - 1)];
    // Never inside the event: Chromium is still clearing up.
    this.after(waitMs ?? 0, () => void this.load(reason));
  }

  private async load(reason: string): Promise<void> {
    const { window, load, post } = this.options;
    if (window.isDestroyed()) return;
    post({ severity: 'warning', ...explain('window.restarted', { reason }) });
    // A page that dies while it loads is answered by `render-process-gone` again.
    await load().catch(() => undefined);
  }

  private after(delayMs: number, action: () => void): void {
    this.dispose();
    this.timer = setTimeout(action, delayMs);
  }
}
