import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BrowserWindow, dialog } from 'electron';
import type { InitialState, RendererEventName, RendererEvents } from '../../common/ipc';
import type { OverlaySettings } from '../../common/overlaySettings';
import { executionProviders } from '../../common/prediction';
import type { LiveStatus } from '../../common/status';
import { InferenceClient } from '../inference/inferenceClient';
import { threadsBesidePicture } from '../inference/threads';
import { LivePipeline, type OpenSource } from '../pipeline/livePipeline';
import { forkInUtilityProcess } from './forkInUtilityProcess';
import { FramePort } from './framePort';
import { handleCommand, sendEvent } from './ipcMainTyped';
import type { LaunchArguments } from './launchArguments';
import { MessageBoard } from './messageBoard';
import { OverlayControl } from './overlayControl';
import { PackChooser } from './packChooser';
import { pedalAccelerator, registerPedal } from './pedalShortcut';
import { readSettings, type Settings, writeSettings } from './settingsFile';
import { SourceOpener } from './sourceOpener';

export interface ApplicationOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly userFolder: string;
  readonly resourceRoot: string;
  readonly inferenceEntry: string;
  readonly nowMs: () => number;
  readonly launch: LaunchArguments;
}

/** Reading and checking a pack takes about 0.1 s; a drive that hangs must not keep the picture away. */
const longestWaitForPackMs = 1500;

const videoExtensions = ['mp4', 'mkv', 'mov', 'avi', 'mpg', 'mpeg', 'ts', 'm4v', 'webm', 'wmv'];

/** Joins window, pipeline, packs, pedal and settings; one for the life of the process. */
export class Application {
  private readonly options: ApplicationOptions;
  private readonly framePort: FramePort;
  private readonly pipeline: LivePipeline;
  private readonly messages: MessageBoard;
  private readonly overlay: OverlayControl;
  private readonly packs: PackChooser;
  private readonly sources: SourceOpener;
  private readonly settingsPath: string;
  private settings: Settings;
  private pedalShortcut: string | null = null;

  constructor(options: ApplicationOptions) {
    this.options = options;
    const { nowMs, resourceRoot, userFolder } = options;
    this.settingsPath = join(userFolder, 'settings.json');
    this.settings = readSettings(this.settingsPath);
    this.messages = new MessageBoard((message) => this.send('message', message));
    this.overlay = new OverlayControl(this.settings.overlay, (overlay) =>
      this.keepOverlay(overlay),
    );
    this.packs = new PackChooser(resourceRoot, userFolder);
    const { fieldOfView } = options.launch;
    this.sources = new SourceOpener({
      nowMs,
      resourceRoot,
      fieldOfView,
      environment: process.env,
    });
    this.framePort = new FramePort(nowMs);
    this.pipeline = this.createPipeline();
  }

  /** Answers the page, listens to the pedal, loads the model and opens the first source. */
  async start(): Promise<void> {
    this.answerCommands();
    this.listenToPedal();
    // With the model known, the source is opened once, with frames of its size; but the picture does not wait long.
    const chosen = this.choosePack(this.options.launch.packId ?? this.settings.packId);
    await Promise.race([chosen, setTimeout(longestWaitForPackMs)]);
    await this.openFirstSource();
    await chosen;
  }

  /** Opens a video and says what is wrong where that fails. */
  async openVideo(path: string): Promise<void> {
    await this.open(() => this.sources.file(path));
  }

  async dispose(): Promise<void> {
    await this.pipeline.dispose();
  }

  private createPipeline(): LivePipeline {
    const { nowMs, inferenceEntry } = this.options;
    return new LivePipeline({
      nowMs,
      display: this.framePort,
      createClient: (pack) =>
        new InferenceClient({
          fork: () => forkInUtilityProcess(inferenceEntry),
          nowMs,
          pack,
          providers: executionProviders,
          threads: threadsBesidePicture(availableParallelism()),
        }),
      onEvidence: (evidence) => this.send('evidence', evidence),
      onStatus: (status) => this.publishStatus(status),
      onSourceError: (error) => this.messages.postError(error),
    });
  }

  private answerCommands(): void {
    handleCommand('app:initialState', () => this.answerInitialState());
    handleCommand('source:openPath', (path) => this.openAndForget(() => this.sources.file(path)));
    handleCommand('source:openDialog', () => this.openByDialog());
    handleCommand('source:openDemo', () => this.openAndForget(() => this.sources.demo()));
    handleCommand('source:openTestPattern', () =>
      this.openAndForget(() => this.sources.testPattern()),
    );
    handleCommand('source:playAgain', () => this.finish(this.pipeline.reopen()));
    handleCommand('overlay:set', (settings) => this.setOverlay(settings));
    handleCommand('packs:list', () => this.packs.list());
    handleCommand('packs:select', (id) => this.finish(this.choosePack(id)));
    handleCommand('window:toggleFullScreen', () => this.toggleFullScreen());
  }

  private answerInitialState(): InitialState {
    // The page listens by now, so the port cannot be missed.
    setImmediate(() => this.connectFramePort());
    return {
      appVersion: this.options.version,
      status: this.pipeline.status,
      overlay: this.overlay.settings,
      pedalShortcut: this.pedalShortcut,
      messages: this.messages.messages,
    };
  }

  private connectFramePort(): void {
    const { window } = this.options;
    if (!window.isDestroyed()) this.framePort.connectPage(window.webContents);
  }

  private listenToPedal(): void {
    if (registerPedal(() => this.overlay.toggle())) {
      this.pedalShortcut = pedalAccelerator;
      return;
    }
    this.messages.post({
      severity: 'warning',
      whatHappened: `The pedal’s key ${pedalAccelerator} belongs to another program.`,
      whatStillWorks: 'The overlay can be switched with the key O and with the buttons.',
      whatToDo: `Close the program that uses ${pedalAccelerator} and start Ampulla again.`,
    });
  }

  private async openFirstSource(): Promise<void> {
    if (!this.options.launch.noSource) await this.open(() => this.firstSource());
  }

  /** The device of the command line, else its video, else the demo procedure. */
  private firstSource(): OpenSource {
    const { devicePath, videoPath } = this.options.launch;
    if (devicePath !== null) return this.sources.device(devicePath);
    return videoPath === null ? this.sources.demo() : this.sources.file(videoPath);
  }

  private async open(describe: () => OpenSource): Promise<void> {
    try {
      await this.pipeline.open(describe());
    } catch (error) {
      this.messages.postError(error);
    }
  }

  private async openAndForget(describe: () => OpenSource): Promise<undefined> {
    await this.open(describe);
    return undefined;
  }

  private async openByDialog(): Promise<undefined> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.options.window, {
      title: 'Open a video',
      properties: ['openFile'],
      filters: [
        { name: 'Videos', extensions: videoExtensions },
        { name: 'All files', extensions: ['*'] },
      ],
    });
    const [path] = filePaths;
    if (!canceled && path !== undefined) await this.openVideo(path);
    return undefined;
  }

  private async choosePack(id: string | null): Promise<void> {
    try {
      const pack = await this.packs.loadPreferred(id);
      await this.pipeline.choosePack(pack);
      this.keep({ packId: pack.manifest.id });
    } catch (error) {
      this.messages.postError(error);
    }
  }

  private setOverlay(settings: OverlaySettings): undefined {
    this.overlay.set(settings);
    return undefined;
  }

  private keepOverlay(overlay: OverlaySettings): void {
    this.send('overlay', overlay);
    this.keep({ overlay });
  }

  private keep(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    try {
      writeSettings(this.settingsPath, this.settings);
    } catch (error) {
      this.messages.postError(error);
    }
  }

  private toggleFullScreen(): undefined {
    const { window } = this.options;
    window.setFullScreen(!window.isFullScreen());
    return undefined;
  }

  private publishStatus(status: LiveStatus): void {
    this.send('status', status);
  }

  private send<Name extends RendererEventName>(name: Name, payload: RendererEvents[Name]): void {
    const { window } = this.options;
    if (!window.isDestroyed()) sendEvent(window.webContents, name, payload);
  }

  private async finish(work: Promise<void>): Promise<undefined> {
    await work;
    return undefined;
  }
}
