import { type BrowserWindow, dialog } from 'electron';
import type { Words } from '../../common/language/translation';
import type { LivePipeline, OpenSource } from '../pipeline/livePipeline';
import { handleCommand } from './ipcMainTyped';
import type { LaunchArguments } from './launchArguments';
import type { MessageBoard } from './messageBoard';
import type { SourceOpener } from './sourceOpener';

const videoExtensions = ['mp4', 'mkv', 'mov', 'avi', 'mpg', 'mpeg', 'ts', 'm4v', 'webm', 'wmv'];

export interface SourceCommandsOptions {
  readonly window: BrowserWindow;
  /** In the language of the moment. */
  readonly words: () => Words<'live'>;
  readonly messages: MessageBoard;
  readonly pipeline: LivePipeline;
  readonly sources: SourceOpener;
}

/** Opens sources as the person asks, and says what is wrong where that fails. */
export class SourceCommands {
  private readonly options: SourceCommandsOptions;

  constructor(options: SourceCommandsOptions) {
    this.options = options;
  }

  /** Answers the page's commands about sources. */
  answer(): void {
    const { sources, pipeline } = this.options;
    handleCommand('source:openPath', (path) => this.answerOpen(() => sources.file(path)));
    handleCommand('source:openDialog', () => this.openByDialog());
    handleCommand('source:openDemo', () => this.answerOpen(() => sources.demo()));
    handleCommand('source:openTestPattern', () => this.answerOpen(() => sources.testPattern()));
    handleCommand('source:playAgain', async () => {
      await pipeline.reopen();
      return undefined;
    });
  }

  /** Opens a video. */
  async openVideo(path: string): Promise<void> {
    await this.open(() => this.options.sources.file(path));
  }

  /** The device of the command line, else its video, else the demo procedure. */
  async openFirst({ noSource, devicePath, videoPath }: LaunchArguments): Promise<void> {
    if (noSource) return;
    const { sources } = this.options;
    await this.open(() => {
      if (devicePath !== null) {
        return sources.device({ backend: 'v4l2', id: devicePath, name: devicePath, mode: null });
      }
      return videoPath === null ? sources.demo() : sources.file(videoPath);
    });
  }

  private async open(describe: () => OpenSource): Promise<void> {
    try {
      await this.options.pipeline.open(describe());
    } catch (error) {
      this.options.messages.postError(error);
    }
  }

  private async answerOpen(describe: () => OpenSource): Promise<undefined> {
    await this.open(describe);
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
