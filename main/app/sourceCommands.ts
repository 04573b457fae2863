import { type BrowserWindow, dialog } from 'electron';
import type { Words } from '../../common/language/translation';
import type { OpenSource } from '../pipeline/livePipeline';
import type { DeviceCommands } from './deviceCommands';
import { handleCommand } from './ipcMainTyped';
import type { LaunchArguments } from './launchArguments';
import type { SourceOpener } from './sourceOpener';
import type { SourceSlot } from './sourceSlot';

/** What most programs call videos. */
export const videoExtensions = [
  'mp4',
  'mkv',
  'mov',
  'avi',
  'mpg',
  'mpeg',
  'ts',
  'm4v',
  'webm',
  'wmv',
];

export interface SourceCommandsOptions {
  readonly window: BrowserWindow;
  /** In the language of the moment. */
  readonly words: () => Words<'live'>;
  readonly sources: SourceOpener;
  readonly slot: SourceSlot;
  readonly devices: DeviceCommands;
}

/** Opens sources as the person asks, and says what is wrong where that fails. */
export class SourceCommands {
  private readonly options: SourceCommandsOptions;

  constructor(options: SourceCommandsOptions) {
    this.options = options;
  }

  /** Answers the page's commands about sources. */
  answer(): void {
    const { sources, slot } = this.options;
    handleCommand('source:openPath', (path) => this.answerOpen(() => sources.file(path)));
    handleCommand('source:openDialog', () => this.openByDialog());
    handleCommand('source:openDemo', () => this.answerOpen(() => sources.demo()));
    handleCommand('source:openTestPattern', () => this.answerOpen(() => sources.testPattern()));
    handleCommand('source:playAgain', async () => {
      await slot.reopen();
      return undefined;
    });
  }

  /** Opens a video. */
  async openVideo(path: string): Promise<void> {
    await this.options.slot.open(() => this.options.sources.file(path));
  }

  /** What the command line asks for, else what was open last, else the demo procedure. */
  async openFirst(launch: LaunchArguments): Promise<void> {
    const { sources, slot, devices } = this.options;
    if (launch.noSource || (await this.openAsked(launch))) return;
    if (await devices.openRemembered()) return;
    await slot.open(() => sources.demo());
  }

  /** Opens the device, the stream or the video that a command line asks for. @returns false when it asks for none */
  async openAsked({ device, stream, videoPath }: LaunchArguments): Promise<boolean> {
    const { devices } = this.options;
    if (device !== null) await devices.openNamed(device);
    else if (stream !== null) await devices.openStream(stream);
    else if (videoPath !== null) await this.openVideo(videoPath);
    else return false;
    return true;
  }

  private async answerOpen(describe: () => OpenSource): Promise<undefined> {
    await this.options.slot.open(describe);
    return undefined;
  }

  private async openByDialog(): Promise<undefined> {
    const t = this.options.words();
    const { canceled, filePaths } = await dialog.showOpenDialog(this.options.window, {
      title: t('dialog.openVideo'),
      properties: ['openFile'],
      filters: [
        { name: t('dialog.videos'), extensions: videoExtensions },
        { name: t('dialog.allFiles'), extensions: ['*'] },
      ],
    });
    const [path] = filePaths;
    if (!canceled && path !== undefined) await this.openVideo(path);
    return undefined;
  }
}
