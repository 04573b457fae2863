import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type {
  InitialState,
  RendererEventName,
  RendererEvents,
  UserMessage,
} from '../../common/ipc';
import type { PageTrigger } from '../../common/actions';
import { framePortChannel } from '../../common/framePort';
import type { OverlaySettings } from '../../common/overlaySettings';
import type { RecorderHand } from '../bench/recorderHand';
import type { InferenceChild } from '../inference/inferenceChild';
import type { AmpullaPack } from '../inference/modelPacks';
import type { PredictionClient } from '../pipeline/aiRunner';
import { LivePipeline } from '../pipeline/livePipeline';
import type { Actions } from './actions';
import { answerAiCommands } from './aiCommands';
import { AiControl } from './aiControl';
import type { ApplicationOptions } from './applicationOptions';
import { CaseFeature } from './cases/caseFeature';
import { answerDifficultyCommands } from './difficultyCommands';
import { DifficultyControl } from './difficultyControl';
import { answerFieldOfViewCommands } from './fieldOfViewCommands';
import { FieldOfViewControl } from './fieldOfViewControl';
import { forkInUtilityProcess } from './forkInUtilityProcess';
import { FramePort } from './framePort';
import { handleCommand, sendEvent } from './ipcMainTyped';
import { answerLanguageCommands } from './language/languageCommands';
import { LanguageControl } from './language/languageControl';
import type { LaunchArguments } from './launchArguments';
import { loadMainPage } from './mainWindow';
import { MessageBoard } from './messageBoard';
import { MonitorCommands } from './monitor/monitorCommands';
import { OverlayControl } from './overlayControl';
import { PackChooser } from './packChooser';
import { PackControl } from './packControl';
import { answerPackCommands } from './packCommands';
import { PedalCommands } from './pedals/pedalCommands';
import { createProcedureActions } from './procedureActions';
import { PowerCare } from './power/powerCare';
import { RecorderFeature } from './recordings/recorderFeature';
import { RecordingsAtDesk } from './recordings/recordingsAtDesk';
import { SettingsKeeper } from './settingsKeeper';
import { SourceFeature } from './sourceFeature';
import { blankingFailed } from './snapshots/blankingFailed';
import { SnapshotFeature } from './snapshots/snapshotFeature';
import { WindowRecovery } from './windowRecovery';

/** Reading and checking a pack takes about 0.1 s; a drive that hangs must not keep the picture away. */
const longestWaitForPackMs = 1500;

/** Joins window, pipeline, packs, pedal and settings; one for the life of the process. */
export class Application {
  private readonly options: ApplicationOptions;
  private readonly framePort: FramePort;
  private readonly fieldsOfView: FieldOfViewControl;
  private readonly pipeline: LivePipeline;
  private readonly messages: MessageBoard;
  private readonly settings: SettingsKeeper;
  private readonly language: LanguageControl;
  private readonly overlay: OverlayControl;
  private readonly packs: PackControl;
  private readonly ai: AiControl;
  private readonly difficulty: DifficultyControl;
  private readonly sources: SourceFeature;
  private readonly actions: Actions;
  private readonly snapshots: SnapshotFeature;
  private readonly monitors: MonitorCommands;
  private readonly power: PowerCare;
  private readonly recovery: WindowRecovery;
  private readonly pedals: PedalCommands;
  private readonly cases: CaseFeature;
  private readonly recordings: RecorderFeature;
  private readonly desk: RecordingsAtDesk;

  constructor(options: ApplicationOptions) {
    this.options = options;
    const { nowMs, resourceRoot, userFolder, window, launch } = options;
    this.messages = new MessageBoard((message) => this.send('message', message));
    this.settings = new SettingsKeeper({
      path: join(userFolder, 'settings.json'),
      post: (message) => this.messages.post(message),
      now: () => new Date(),
    });
    this.monitors = new MonitorCommands({
      window,
      settings: this.settings,
      post: (message) => this.messages.post(message),
      onState: (state) => this.send('monitors', state),
    });
    this.language = new LanguageControl({
      settings: this.settings,
      messages: this.messages,
      folder: join(userFolder, 'languages'),
      systemLanguages: options.systemLanguages,
    });
    this.overlay = new OverlayControl(this.settings.current.overlay, (overlay) =>
      this.keepOverlay(overlay),
    );
    const chooser = new PackChooser(resourceRoot, userFolder);
    const kept = { packs: chooser, settings: this.settings, messages: this.messages };
    this.packs = new PackControl({
      ...kept,
      run: (pack) => this.pipeline.choosePack(pack),
    });
    this.difficulty = new DifficultyControl({
      ...kept,
      run: (choice) => this.pipeline.chooseDifficulty(choice),
      publish: (setup) => {
        this.send('difficultySetup', setup);
        this.recordings.facts.takeAttention(setup.settings.showsAttention);
      },
      record: (source, detail) => this.actions.record('attention', { source }, detail),
    });
    this.recordings = new RecorderFeature({
      ...{ version: options.version, userFolder, window, settings: this.settings, nowMs },
      messages: this.messages,
      environment: process.env,
      newestFrameId: () => this.pipeline.newestFrameId,
      words: () => this.language.words,
      publish: (state) => this.send('recorder', state),
    });
    this.framePort = new FramePort(framePortChannel, nowMs);
    this.ai = this.createAiControl();
    this.fieldsOfView = new FieldOfViewControl({
      settings: this.settings,
      messages: this.messages,
      pipeline: () => this.pipeline,
      typed: launch.fieldOfView,
      onOutline: (outline) => this.send('consoleOutline', outline),
    });
    this.pipeline = this.createPipeline();
    const post = (message: UserMessage): void => this.messages.post(message);
    this.power = new PowerCare({ pipeline: this.pipeline, nowMs, post });
    this.recovery = new WindowRecovery({ window, nowMs, post, load: () => loadMainPage(window) });
    this.actions = createProcedureActions({
      ...{ userFolder, nowMs, messages: this.messages },
      overlay: this.overlay,
      attention: this.difficulty,
      difficulty: () => this.pipeline.difficulty,
      newestFrameId: () => this.pipeline.newestFrameId,
      onPress: (entry) => this.recordings.takePress(entry),
      markCase: (moment, trigger) => this.cases.mark(moment, trigger),
      note: (note) => this.send('note', note),
    });
    this.snapshots = new SnapshotFeature({
      ...{ version: options.version, window, userFolder, settings: this.settings },
      pipeline: this.pipeline,
      aiSettings: () => this.ai.settings,
      difficultyPack: () => this.difficulty.setup.pack,
      words: () => this.language.words,
      ask: (request) => this.send('snapshotRequest', request),
      note: (note) => this.send('note', note),
    });
    this.pedals = new PedalCommands({
      settings: this.settings,
      messages: this.messages,
      actions: this.actions,
      pedalEntry: options.pedalEntry,
      nowMs,
      onState: (state) => this.send('pedals', state),
      onPress: (press) => this.send('press', press),
      onHeard: (switchId) => this.send('pressHeard', switchId),
    });
    this.cases = new CaseFeature({
      ...{ userFolder, window, nowMs, settings: this.settings, pipeline: this.pipeline },
      storeEntry: options.caseStoreEntry,
      follower: this.recordings,
      ...{ messages: this.messages, version: options.version },
      language: () => this.language.state(),
      pictureFolder: () => this.snapshots.folder,
      onViewer: () => this.desk.viewerChanged(),
      send: (name, payload) => this.send(name, payload),
    });
    this.desk = new RecordingsAtDesk({
      ...{ version: options.version, window, userFolder, nowMs, settings: this.settings },
      ...{ inferenceEntry: options.inferenceEntry, clipEntry: options.clipEntry, packs: chooser },
      ...{ ai: this.ai, difficulty: this.difficulty, recordings: this.recordings },
      ...{ snapshots: this.snapshots, cases: this.cases },
      runningPackId: () => this.pipeline.model?.packId ?? null,
      words: () => this.language.words,
      send: (name, payload) => this.send(name, payload),
    });
    this.sources = new SourceFeature({
      ...{ window, nowMs, resourceRoot, settings: this.settings, messages: this.messages },
      ...{ pipeline: this.pipeline, fieldsOfView: this.fieldsOfView },
      words: () => this.language.words,
      publish: (listing) => this.send('devices', listing),
    });
  }

  /** Answers the page, listens to the pedal, loads the model and opens the first source. */
  async start(): Promise<void> {
    this.answerCommands();
    this.pedals.start();
    this.cases.start();
    this.recordings.start();
    this.desk.start();
    const { launch } = this.options;
    // With the model known, the source is opened once, with frames of its size; but the picture does not wait long.
    const chosen = this.packs.start(launch.packId);
    await Promise.race([chosen, setTimeout(longestWaitForPackMs)]);
    await this.sources.openFirst(launch);
    await chosen;
    await this.difficulty.start();
  }

  /** Opens the device or the video that a second start asks for, if any, and says what is wrong where that fails. */
  async openAsked(launch: LaunchArguments): Promise<void> {
    await this.sources.openAsked(launch);
  }

  /** For a bench, which drives it in the person's place. */
  get livePipeline(): LivePipeline {
    return this.pipeline;
  }

  get recorder(): RecorderHand {
    return this.recordings.hand;
  }

  async dispose(): Promise<void> {
    this.monitors.dispose();
    this.sources.dispose();
    this.pedals.dispose();
    this.power.dispose();
    this.recovery.dispose();
    await Promise.all([
      this.pipeline.dispose(),
      this.settings.dispose(),
      this.actions.dispose(),
      this.recordings.dispose(),
      this.cases.dispose(),
      this.desk.dispose(),
    ]);
  }

  private createAiControl(): AiControl {
    const { version, nowMs, launch } = this.options;
    return new AiControl({
      appVersion: version,
      fork: () => this.forkInference(),
      forkDifficulty: () => forkInUtilityProcess(this.options.inferenceEntry, 'Ampulla difficulty'),
      nowMs,
      settings: this.settings,
      messages: this.messages,
      launchProvider: launch.provider,
      restart: () => this.pipeline.restartAi(),
      publish: (setup) => this.send('aiSetup', setup),
    });
  }

  private createPipeline(): LivePipeline {
    return new LivePipeline({
      nowMs: this.options.nowMs,
      display: this.framePort,
      observer: this.recordings,
      createClient: (pack) => this.createClient(pack),
      createDifficultyClient: (pack) => this.ai.createDifficultyClient(pack),
      aiSettings: () => this.ai.settings,
      onEvidence: (evidence) => this.send('evidence', evidence),
      onAttention: (evidence) => this.send('attention', evidence),
      onDifficulty: (status) => {
        this.cases.takeDifficulty(status);
        this.recordings.facts.takeDifficulty(status);
      },
      onDifficultyRefused: (error) => this.messages.postError(error, 'warning'),
      onStatus: (status) => {
        this.send('status', status);
        this.power.takeStatus(status);
        this.fieldsOfView.takeStatus(status);
        this.recordings.facts.takeStatus(status);
      },
      onSourceError: (error) => this.messages.postError(error),
      onBlanking: (blanking) => this.send('blanking', blanking),
      onBlankingError: (error) => this.messages.postError(blankingFailed(error)),
    });
  }

  private forkInference(): InferenceChild {
    const { inferenceEntry, aiWatch } = this.options;
    const child = forkInUtilityProcess(inferenceEntry);
    aiWatch?.forked(child);
    return child;
  }

  private createClient(pack: AmpullaPack): PredictionClient {
    const client = this.ai.createClient(pack);
    return this.options.aiWatch?.observe(client) ?? client;
  }

  private answerCommands(): void {
    this.sources.answer();
    answerFieldOfViewCommands(this.fieldsOfView);
    this.snapshots.answer(this.actions);
    this.pedals.answer();
    answerLanguageCommands(this.language);
    answerAiCommands(this.ai);
    answerDifficultyCommands(this.difficulty, () => this.pipeline.beginDifficultyAnew());
    handleCommand('app:initialState', () => this.answerInitialState());
    handleCommand('overlay:set', (settings, source) => this.setOverlay(settings, source));
    handleCommand('action:run', (name, source) => this.actions.run(name, { source }));
    handleCommand('messages:dismiss', (whatHappened) => {
      this.messages.dismiss(whatHappened);
      return undefined;
    });
    answerPackCommands(this.packs);
    this.monitors.answer();
    this.cases.answer(this.actions);
    this.recordings.answer(this.actions);
    this.desk.answer();
  }

  private answerInitialState(): InitialState {
    // The page listens by now, so the port cannot be missed.
    setImmediate(() => this.connectFramePort());
    return {
      appVersion: this.options.version,
      status: this.pipeline.status,
      overlay: this.overlay.settings,
      pedals: this.pedals.state,
      messages: this.messages.messages,
    };
  }

  private connectFramePort(): void {
    const { window } = this.options;
    if (!window.isDestroyed()) this.framePort.connectPage(window.webContents);
  }

  private setOverlay(settings: OverlaySettings, source: PageTrigger): undefined {
    const { mode } = settings;
    if (mode !== this.overlay.settings.mode) this.actions.record('overlay', { source }, mode);
    this.overlay.set(settings);
    return undefined;
  }

  private keepOverlay(overlay: OverlaySettings): void {
    this.send('overlay', overlay);
    this.recordings.facts.takeOverlay(overlay);
    this.settings.keep({ overlay });
  }

  private send<Name extends RendererEventName>(name: Name, payload: RendererEvents[Name]): void {
    const { window } = this.options;
    if (!window.isDestroyed()) sendEvent(window.webContents, name, payload);
  }
}
