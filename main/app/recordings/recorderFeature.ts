import type { BrowserWindow } from 'electron';
import type { ActionOutcome } from '../../../common/actions';
import type { Blanking } from '../../../common/blanking';
import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { Frame } from '../../../common/frame';
import type { Words } from '../../../common/language/translation';
import type { Prediction } from '../../../common/prediction';
import type { JobHold } from '../../../common/recordings/backgroundJob';
import type { RecorderState } from '../../../common/recordings/recorderState';
import type { RecordingStart } from '../../../common/recordings/recordingManifest';
import type { RecordingSettings } from '../../../common/recordings/recordingSettings';
import type { AttentionEvidence, OverlayEvidence, SourceInfo } from '../../../common/status';
import type { RecorderHand } from '../../bench/recorderHand';
import { findFfmpeg } from '../../capture/findFfmpeg';
import type { PressEntry } from '../../pedals/pressLog';
import type { RunningModel } from '../../pipeline/aiRunner';
import type { PipelineObserver } from '../../pipeline/livePipeline';
import type { EncodedShape, EncoderChoice } from '../../recording/encoder/encoderArguments';
import { EncoderChooser } from '../../recording/encoder/encoderChooser';
import { adoptRecordings } from '../../recording/recorder/adoption';
import { Recorder } from '../../recording/recorder/recorder';
import type { TimelineFact } from '../../recording/recorder/recordingContract';
import type { Actions } from '../actions';
import type { CaseFollower } from '../cases/liveCaseFeature';
import type { MessageBoard } from '../messageBoard';
import type { SettingsKeeper } from '../settingsKeeper';
import { LossMessage } from './lossMessage';
import { pressFact, RecordedFacts } from './recordedFacts';
import { answerRecordingCommands } from './recordingCommands';
import { recordingPlace, recordingSetup } from './recordingFolder';
import { ShownAttention } from './shownAttention';

export interface RecorderFeatureOptions {
  readonly version: string;
  readonly userFolder: string;
  readonly window: BrowserWindow;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: Pick<MessageBoard, 'post' | 'postError' | 'dismiss'>;
  readonly nowMs: () => number;
  readonly newestFrameId: () => number | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly words: () => Words<'live'>;
  readonly publish: (state: RecorderState) => void;
}

/** The start of the application comes first. Unit: ms. */
const probeAfterMs = 5000;

/**
 * Recording in the application: sees frames, predictions and events as they pass, begins and ends by press, with the
 * case or with the picture, and closes what a killed application left. Nothing here may throw at who is watched.
 */
export class RecorderFeature implements PipelineObserver, CaseFollower {
  readonly facts: RecordedFacts;
  private readonly options: RecorderFeatureOptions;
  private readonly recorder: Recorder;
  private readonly encoders = new EncoderChooser();
  private readonly loss: LossMessage;
  private readonly attention = new ShownAttention((evidence) =>
    this.safely(() => this.recorder.takeAttention(evidence)),
  );
  private probeTimer: NodeJS.Timeout | null = null;
  private caseId: string | null = null;
  private hasFailed = false;

  constructor(options: RecorderFeatureOptions) {
    this.options = options;
    const { version, nowMs, publish } = options;
    this.loss = new LossMessage(options.messages);
    this.facts = new RecordedFacts((fact) => {
      this.note(fact);
      if (fact.kind === 'attention') this.attention.show(fact.shown);
    });
    this.recorder = new Recorder({
      ...{ version, nowMs },
      now: () => new Date(),
      ffmpegPath: () => this.ffmpegPath,
      encoderFor: (shape) => this.encoders.choiceFor(shape),
      onEncoderFailed: (encoder) => this.encoders.failed(encoder),
      place: () => recordingPlace(options.userFolder, this.settings),
      onState: (state) => {
        publish(state);
        this.loss.take(state);
        if (state.state === 'losing' && state.words?.key === 'recording.tooSlow') {
          this.encoders.tooSlow();
        }
      },
      onBegun: () => {
        for (const fact of this.facts.all) this.note(fact);
        this.attention.repeat();
      },
    });
  }

  /** Answers the page, and lets presses begin and end recordings. */
  answer(actions: Actions): void {
    const { window, words } = this.options;
    actions.provide('recording', () => this.toggle());
    answerRecordingCommands({
      ...{ window, words },
      state: () => this.recorder.state,
      setup: () =>
        recordingSetup(
          recordingPlace(this.options.userFolder, this.settings),
          this.settings,
          this.recorder.state.forecastMinutes,
        ),
      change: (changes) => this.change(changes),
    });
  }

  /** Closes what was left behind and looks for hardware, both beside the picture. */
  start(): void {
    const { overlay, difficulty } = this.options.settings.current;
    this.facts.takeOverlay(overlay);
    this.facts.takeAttention(difficulty.showsAttention);
    const { root } = recordingPlace(this.options.userFolder, this.settings);
    void adoptRecordings(root, (id) => id === this.recorder.current?.recordingId).then(
      (adopted) => {
        for (const { error } of adopted) {
          if (error !== null) this.options.messages.postError(error, 'warning');
        }
      },
    );
    this.probeTimer = setTimeout(() => void this.probe(), probeAfterMs);
    if (this.settings.mode === 'always') this.begin('always');
  }

  takeFrame(frame: Frame, info: SourceInfo, blanking: Blanking): void {
    this.safely(() => this.recorder.takeFrame({ frame, info, blanking }));
  }

  takePrediction(prediction: Prediction, model: RunningModel): void {
    this.safely(() => this.recorder.takePrediction(prediction, model));
  }

  takeEvidence(evidence: OverlayEvidence | null): void {
    this.safely(() => this.recorder.takeEvidence(evidence));
  }

  takeAttention(evidence: AttentionEvidence | null): void {
    this.attention.take(evidence);
  }

  takePress(entry: PressEntry): void {
    const { atMs, frameId } = entry;
    this.safely(() => this.recorder.note(pressFact(entry), { atMs, frameId }));
  }

  caseRuns(caseId: string): void {
    this.caseId = caseId;
    const { mode } = this.settings;
    if (mode === 'case') this.begin('case');
    // One recording belongs to one case.
    else if (mode === 'always') void this.renew('always');
    else this.recorder.current?.setCase(caseId);
  }

  caseEvent({ id, payload: { kind } }: CaseEvent): void {
    this.note({ kind: 'case', event: kind, eventId: id });
    if (kind !== 'ended') return;
    this.caseId = null;
    if (this.recorder.wantedStart === 'case') void this.recorder.stop();
    if (this.recorder.wantedStart === 'always') void this.renew('always');
  }

  /** What runs that nothing in the background may disturb; null where nothing does. */
  get liveWork(): JobHold | null {
    if (this.caseId !== null) return 'case';
    const { state } = this.recorder.state;
    return state === 'recording' || state === 'losing' ? 'recording' : null;
  }

  /** The encoder for pictures of this size, as it is known here. */
  choiceFor(shape: EncodedShape): EncoderChoice {
    return this.encoders.choiceFor(shape);
  }

  /** Resolves when all files are closed. */
  async dispose(): Promise<void> {
    if (this.probeTimer !== null) clearTimeout(this.probeTimer);
    await this.recorder.dispose();
  }

  /** For a bench, which records in the person's place. */
  get hand(): RecorderHand {
    const { recorder } = this;
    return {
      start: () => recorder.start('person', this.caseId),
      stop: () => recorder.stop(),
      get state() {
        return recorder.state;
      },
      get load() {
        return recorder.current?.load ?? null;
      },
      get folder() {
        return recorder.current?.folder ?? null;
      },
    };
  }

  private get settings(): RecordingSettings {
    return this.options.settings.current.recording;
  }

  /** @throws FfmpegMissingError */
  private get ffmpegPath(): string {
    return findFfmpeg({ env: this.options.environment });
  }

  private async toggle(): Promise<ActionOutcome> {
    if (this.recorder.wantedStart !== null) {
      await this.recorder.stop();
      return { result: 'done', detail: 'ended' };
    }
    await this.recorder.start('person', this.caseId);
    return { result: 'done', detail: 'begun' };
  }

  private begin(start: RecordingStart): void {
    this.recorder.start(start, this.caseId).catch((error: unknown) => {
      this.options.messages.postError(error, 'warning');
    });
  }

  private async renew(start: RecordingStart): Promise<void> {
    await this.recorder.stop();
    this.begin(start);
  }

  private change(changes: Partial<RecordingSettings>): void {
    const recording = { ...this.settings, ...changes };
    this.options.settings.keep({ recording });
    const { wantedStart } = this.recorder;
    if (wantedStart === 'always' && recording.mode !== 'always') void this.recorder.stop();
    if (wantedStart === null && recording.mode === 'always') this.begin('always');
    if (wantedStart === null && recording.mode === 'case' && this.caseId !== null) {
      this.begin('case');
    }
  }

  private async probe(): Promise<void> {
    try {
      await this.encoders.probe(this.ffmpegPath, process.platform);
    } catch {
      // Without ffmpeg there is no picture either, and that is said where it is opened.
    }
  }

  private note(fact: TimelineFact): void {
    const { nowMs, newestFrameId } = this.options;
    this.safely(() => this.recorder.note(fact, { atMs: nowMs(), frameId: newestFrameId() }));
  }

  /** Whatever a recorder does, the picture goes on. Said once: it would come with every frame. */
  private safely(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!this.hasFailed) this.options.messages.postError(error);
      this.hasFailed = true;
    }
  }
}
