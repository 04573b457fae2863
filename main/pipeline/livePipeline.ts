import { type AiSettings, defaultAiSettings } from '../../common/aiSettings';
import type { Blanking } from '../../common/blanking';
import type { DifficultyStatus } from '../../common/difficulty';
import type { Frame } from '../../common/frame';
import type { Size } from '../../common/geometry';
import type { Prediction } from '../../common/prediction';
import type {
  AttentionEvidence,
  LiveStatus,
  OverlayEvidence,
  SourceInfo,
} from '../../common/status';
import type { UserFacingError } from '../../common/userFacingError';
import type { CaptureError } from '../capture/captureErrors';
import type { FrameSource } from '../capture/frameSource';
import type { AmpullaPack, DifficultyPack } from '../inference/modelPacks';
import { AiRunner, type PredictionClient, type RunningModel } from './aiRunner';
import { BlankingWatch } from './blankingWatch';
import {
  type DifficultyChoice,
  type DifficultyClient,
  DifficultyRunner,
} from './difficulty/difficultyRunner';
import { SourceRunner } from './sourceRunner';

/** Makes the frame source that the user chose, with model frames of the given size. */
export type OpenSource = (modelInput: Size | null) => FrameSource;

/** Where display frames go: the frame port, which drops rather than waits. */
export interface DisplaySink {
  send(frame: Frame): void;
  /** Forgets frames that wait, and the counts. */
  reset(): void;
  readonly sentFrames: number;
  readonly droppedFrames: number;
}

/** Sees what passes, and changes nothing: a recorder. Must return at once; what it throws is its own affair. */
export interface PipelineObserver {
  takeFrame(frame: Frame, info: SourceInfo, blanking: Blanking): void;
  /** @param model what predicted */
  takePrediction(prediction: Prediction, model: RunningModel): void;
  takeEvidence(evidence: OverlayEvidence | null): void;
  takeAttention(evidence: AttentionEvidence | null): void;
}

export interface LivePipelineOptions {
  readonly nowMs: () => number;
  readonly display: DisplaySink;
  readonly createClient: (pack: AmpullaPack) => PredictionClient;
  /** Asked for each prediction. The defaults when it is left out. */
  readonly aiSettings?: () => AiSettings;
  readonly onEvidence: (evidence: OverlayEvidence | null) => void;
  readonly onStatus: (status: LiveStatus) => void;
  readonly createDifficultyClient: (pack: DifficultyPack) => DifficultyClient;
  readonly onAttention: (evidence: AttentionEvidence | null) => void;
  /** Whenever the estimate of difficulty may stand elsewhere; the same may come twice. */
  readonly onDifficulty?: (status: DifficultyStatus) => void;
  /** A pack cannot estimate the difficulty beside the model that runs; the rest goes on. */
  readonly onDifficultyRefused: (error: UserFacingError) => void;
  /** What is to be blanked in stored frames has changed. */
  readonly onBlanking?: (blanking: Blanking) => void;
  readonly observer?: PipelineObserver;
  /** The search for standing text failed; nothing else did. */
  readonly onBlankingError?: (error: unknown) => void;
  readonly onSourceError: (error: CaptureError) => void;
}

/** Figures change all the time; a person cannot read them faster than this. */
const statusIntervalMs = 250;

/** A picture that stands still must be called so within a second; this is what the watch may add to it. */
const watchIntervalMs = 100;

/**
 * Joins capture, inference and display. The picture depends on nothing else: frames go to the display
 * before anything is asked of the AI, and every failure of the AI ends in its own status.
 */
export class LivePipeline {
  private readonly options: LivePipelineOptions;
  private readonly source: SourceRunner;
  private readonly ai: AiRunner;
  private readonly estimate: DifficultyRunner;
  private readonly blankingWatch: BlankingWatch;
  private readonly timers: readonly NodeJS.Timeout[];
  private openSource: OpenSource | null = null;
  private isAsleep = false;
  /** Opening, closing and changing packs happen one after the other. */
  private turn: Promise<void> = Promise.resolve();

  constructor(options: LivePipelineOptions) {
    this.options = options;
    const publish = (): void => this.publishStatus();
    this.ai = new AiRunner({
      createClient: options.createClient,
      nowMs: options.nowMs,
      settings: options.aiSettings ?? (() => defaultAiSettings),
      onEvidence: (evidence) => {
        options.onEvidence(evidence);
        options.observer?.takeEvidence(evidence);
      },
      onPrediction: (frame, prediction) => {
        this.estimate.take(frame, prediction);
        const { model } = this.ai;
        if (model !== null) options.observer?.takePrediction(prediction, model);
      },
      onStatusChange: publish,
    });
    this.estimate = new DifficultyRunner({
      createClient: options.createDifficultyClient,
      nowMs: options.nowMs,
      onAttention: (evidence) => {
        options.onAttention(evidence);
        options.observer?.takeAttention(evidence);
      },
      onStatusChange: () => {
        options.onDifficulty?.(this.estimate.status);
        publish();
      },
      onRefused: options.onDifficultyRefused,
    });
    this.blankingWatch = new BlankingWatch({
      onBlanking: (blanking) => options.onBlanking?.(blanking),
      onError: (error) => options.onBlankingError?.(error),
    });
    this.source = new SourceRunner({
      nowMs: options.nowMs,
      onDisplayFrame: (frame) => this.takeDisplayFrame(frame),
      onModelFrame: (frame, info) => {
        // A menu or a black screen is nothing to ask a model about.
        const hasSight = info.fieldOfViewOrigin !== 'notFound';
        if (hasSight && !this.isAsleep) this.ai.offer(frame, info.displaySize);
      },
      onStatusChange: () => this.sourceChanged(),
      onError: options.onSourceError,
    });
    this.timers = [
      setInterval(() => this.watch(), watchIntervalMs),
      setInterval(publish, statusIntervalMs),
    ];
  }

  get status(): LiveStatus {
    return {
      source: this.source.status,
      ai: this.ai.status(this.source.liveFramesPerSecond, this.hasFieldOfView),
      difficulty: this.estimate.status,
      frames: {
        captured: this.source.captured,
        sent: this.options.display.sentFrames,
        dropped: this.options.display.droppedFrames,
      },
    };
  }

  private get hasFieldOfView(): boolean {
    const { status } = this.source;
    return !('info' in status) || status.info.fieldOfViewOrigin !== 'notFound';
  }

  /** What whoever stores display frames is to blank in them. */
  get blanking(): Blanking {
    return this.blankingWatch.blanking;
  }

  /** The model that answers; null while none does. */
  get model(): RunningModel | null {
    return this.ai.model;
  }

  /** What is known of the difficulty, with all that a case log has to keep. */
  get difficulty(): DifficultyStatus {
    return this.estimate.status;
  }

  /** The newest frame of the source; null without one. */
  get newestFrameId(): number | null {
    return this.source.newestFrameId;
  }

  /** Replaces the source. */
  open(openSource: OpenSource): Promise<void> {
    return this.inTurn(() => this.openNow(openSource));
  }

  /** Opens the same source again, from its start. */
  reopen(): Promise<void> {
    return this.inTurn(async () => {
      if (this.openSource !== null) await this.openNow(this.openSource);
    });
  }

  /** Tries a device that waits for its next try at once. */
  tryNow(): void {
    this.source.tryNow();
  }

  /** Ends the source and forgets it. */
  close(): Promise<void> {
    return this.inTurn(async () => {
      this.openSource = null;
      await this.source.close();
    });
  }

  /** Replaces the model; the source starts anew only when the new model wants frames of another size. */
  choosePack(pack: AmpullaPack | null): Promise<void> {
    return this.inTurn(async () => {
      const before = this.ai.modelInput;
      await this.ai.choosePack(pack);
      await this.estimate.useInput(this.ai.modelInput);
      const reopen = this.openSource !== null && !sameSize(before, this.ai.modelInput);
      if (reopen && this.openSource !== null) await this.openNow(this.openSource);
    });
  }

  /** Replaces what estimates the difficulty. The picture and the mask go on. */
  chooseDifficulty(choice: DifficultyChoice): Promise<void> {
    return this.inTurn(() => this.estimate.choose(choice));
  }

  /** Forgets the verdict on the difficulty and begins to gather anew. */
  beginDifficultyAnew(): void {
    this.estimate.beginAnew();
  }

  /** Starts the AI anew with the pack that it has. The picture runs meanwhile. */
  restartAi(): Promise<void> {
    return this.inTurn(() => this.ai.restart());
  }

  /**
   * The computer goes to sleep. What was seen until now must not be drawn after it: a monotonic clock may stand
   * still meanwhile, so that evidence would not look old. The picture is left alone.
   */
  suspend(): void {
    this.isAsleep = true;
    this.forgetEvidence();
    this.publishStatus();
  }

  /** The computer is awake again: a device is opened anew; a video goes on where it stood. */
  wake(): Promise<void> {
    this.isAsleep = false;
    this.forgetEvidence();
    return this.inTurn(() => {
      this.source.renew();
      return Promise.resolve();
    });
  }

  async dispose(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    await this.inTurn(async () => {
      await this.source.close();
      await Promise.all([this.ai.dispose(), this.estimate.dispose()]);
    });
  }

  /** A silence during sleep says nothing about the source. */
  private watch(): void {
    if (!this.isAsleep) this.source.tick();
  }

  private takeDisplayFrame(frame: Frame): void {
    this.options.display.send(frame);
    const { status } = this.source;
    if (!('info' in status)) return;
    this.blankingWatch.take(frame, status.info);
    this.options.observer?.takeFrame(frame, status.info, this.blanking);
  }

  private async openNow(openSource: OpenSource): Promise<void> {
    // The same source once more has the same console around it.
    if (openSource !== this.openSource) this.blankingWatch.reset();
    this.openSource = openSource;
    this.options.display.reset();
    this.estimate.beginAnew();
    await this.source.open(openSource(this.ai.modelInput));
  }

  private sourceChanged(): void {
    // What was seen before a break cannot speak for the picture after it.
    if (this.source.status.state !== 'live') this.forgetEvidence();
    this.publishStatus();
  }

  private forgetEvidence(): void {
    this.ai.forget();
    this.estimate.dropEvidence();
  }

  private publishStatus(): void {
    this.options.onStatus(this.status);
  }

  private inTurn(action: () => Promise<void>): Promise<void> {
    const done = this.turn.then(action);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

function sameSize(a: Size | null, b: Size | null): boolean {
  return a?.width === b?.width && a?.height === b?.height;
}
