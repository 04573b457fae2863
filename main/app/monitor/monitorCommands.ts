import type { BrowserWindow } from 'electron';
import type { UserMessage } from '../../../common/ipc';
import { explain } from '../../../common/language/explain';
import type { MonitorKey, MonitorSettings, MonitorState } from '../../../common/monitor';
import { handleCommand } from '../ipcMainTyped';
import type { SettingsKeeper } from '../settingsKeeper';
import { connectedMonitors } from './connectedMonitors';
import { identifyMonitors } from './identifyMonitors';
import { inOrder } from './monitors';
import { WindowPlacement } from './windowPlacement';

export interface MonitorCommandsOptions {
  readonly window: BrowserWindow;
  readonly settings: SettingsKeeper;
  readonly post: (message: UserMessage) => void;
  /** Hears when a monitor comes or goes, or the window came to stand elsewhere. */
  readonly onState: (state: MonitorState) => void;
}

/** Which monitor shows the window: remembers it, and does what the page asks about it. */
export class MonitorCommands {
  private readonly options: MonitorCommandsOptions;
  private readonly placement: WindowPlacement;

  constructor(options: MonitorCommandsOptions) {
    const { window, settings, onState } = options;
    this.options = options;
    this.placement = new WindowPlacement({
      window,
      settings: settings.current.monitor,
      last: settings.current.windowPlace,
      keep: (windowPlace) => settings.keep({ windowPlace }),
      onAway: (monitor) => this.sayAway(monitor),
      onChange: () => onState(this.state),
    });
    this.placement.putAtStart();
  }

  /** Answers the page's commands about the window and its monitor. */
  answer(): void {
    handleCommand('monitors:state', () => this.state);
    handleCommand('monitors:set', (settings) => this.set(settings));
    handleCommand('monitors:identify', () => {
      identifyMonitors(connectedMonitors());
      return undefined;
    });
    handleCommand('window:toggleFullScreen', () => {
      this.placement.toggleFullScreen();
      return undefined;
    });
    handleCommand('window:moveToNextMonitor', async () => {
      await this.placement.moveToNextMonitor();
      return undefined;
    });
  }

  dispose(): void {
    this.placement.dispose();
  }

  private get state(): MonitorState {
    const { settings, window } = this.options;
    const monitors = connectedMonitors();
    const current = this.placement.currentMonitor(monitors);
    return {
      monitors: inOrder(monitors).map((monitor, index) => ({
        key: monitor.key,
        number: index + 1,
        widthPx: monitor.sizePx.width,
        heightPx: monitor.sizePx.height,
        isPrimary: monitor.isPrimary,
        hasWindow: monitor === current,
      })),
      settings: settings.current.monitor,
      fullScreen: window.isFullScreen(),
    };
  }

  private set(monitor: MonitorSettings): MonitorState {
    this.options.settings.keep({ monitor });
    return this.state;
  }

  private sayAway({ label, width, height }: MonitorKey): void {
    const name = label === '' ? `${width}×${height}` : label;
    this.options.post({ severity: 'info', ...explain('monitor.away', { name }) });
  }
}
