import type { BrowserWindow } from 'electron';
import type { RendererEventName, RendererEvents } from '../../../common/ipc';
import type { Words } from '../../../common/language/translation';
import type { CaseFeature } from '../cases/caseFeature';
import type { AiControl } from '../aiControl';
import type { DifficultyControl } from '../difficultyControl';
import { forkInUtilityProcess } from '../forkInUtilityProcess';
import type { PackChooser } from '../packChooser';
import type { SettingsKeeper } from '../settingsKeeper';
import type { SnapshotFeature } from '../snapshots/snapshotFeature';
import { TrainingFeature } from '../training/trainingFeature';
import { BackgroundFeature } from './background/backgroundFeature';
import type { RecorderFeature } from './recorderFeature';
import { recordingPlace } from './recordingFolder';
import { ReplayFeature } from './replayFeature';

export interface RecordingsAtDeskOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly userFolder: string;
  readonly inferenceEntry: string;
  readonly clipEntry: string;
  readonly nowMs: () => number;
  readonly settings: SettingsKeeper;
  readonly packs: PackChooser;
  readonly ai: AiControl;
  readonly difficulty: DifficultyControl;
  readonly recordings: RecorderFeature;
  readonly snapshots: SnapshotFeature;
  readonly cases: CaseFeature;
  readonly runningPackId: () => string | null;
  readonly words: () => Words<'live'>;
  readonly send: <Name extends RendererEventName>(
    name: Name,
    payload: RendererEvents[Name],
  ) => void;
}

/** What is done with recordings at a desk: import and predict in the background, replay, train. */
export class RecordingsAtDesk {
  private readonly options: RecordingsAtDeskOptions;
  private readonly background: BackgroundFeature;
  private readonly replay: ReplayFeature;
  private readonly training: TrainingFeature;

  constructor(options: RecordingsAtDeskOptions) {
    this.options = options;
    this.background = this.createBackground();
    this.replay = this.createReplay();
    this.training = this.createTraining();
  }

  /** Answers the page. */
  answer(): void {
    this.replay.answer();
    this.background.answer();
    this.training.answer();
  }

  /** Goes on with what an earlier start left unfinished. */
  start(): void {
    this.background.start();
  }

  /** Somebody else stands before the screen. */
  viewerChanged(): void {
    this.training.viewerChanged();
  }

  async dispose(): Promise<void> {
    await Promise.all([this.replay.dispose(), this.background.dispose(), this.training.dispose()]);
  }

  private get recordingFolder(): () => string {
    const { userFolder, settings } = this.options;
    return () => recordingPlace(userFolder, settings.current.recording).root;
  }

  private createBackground(): BackgroundFeature {
    const { version, window, userFolder, nowMs, settings, inferenceEntry } = this.options;
    const { packs, ai, recordings, words, send } = this.options;
    return new BackgroundFeature({
      ...{ version, window, userFolder, nowMs, settings, inferenceEntry, packs, words },
      place: () => recordingPlace(userFolder, settings.current.recording),
      encoderFor: (shape) => recordings.choiceFor(shape),
      hold: () => recordings.liveWork,
      aiSettings: () => ai.settings,
      activePackId: () => ai.setup.packId,
      publish: (jobs) => send('backgroundJobs', jobs),
      onTracks: (recordingId) => this.replay.tracksChanged(recordingId),
    });
  }

  private createReplay(): ReplayFeature {
    const { version, window, userFolder, nowMs, clipEntry } = this.options;
    const { cases, snapshots, words, send } = this.options;
    return new ReplayFeature({
      ...{ version, window, userFolder, nowMs, clipEntry, cases, words, send },
      recordingFolder: this.recordingFolder,
      beforeRemoving: (recordingId) => this.background.forget(recordingId),
      snapshotPlace: () => snapshots.place,
    });
  }

  private createTraining(): TrainingFeature {
    const { window, userFolder, nowMs, settings, inferenceEntry, packs } = this.options;
    const { difficulty, cases, words, send, runningPackId } = this.options;
    return new TrainingFeature({
      ...{ window, userFolder, nowMs, packs, words, send },
      viewers: () => cases,
      recordingFolder: this.recordingFolder,
      runningPackId: () => runningPackId() ?? settings.current.packId,
      difficulty: () => difficulty.settings,
      fork: () => forkInUtilityProcess(inferenceEntry, 'Ampulla training'),
    });
  }
}
