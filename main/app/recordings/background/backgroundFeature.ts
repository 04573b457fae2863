import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Words } from '../../../../common/language/translation';
import type { BackgroundJob, JobHold } from '../../../../common/recordings/backgroundJob';
import { JobQueue } from '../../../pipeline/background/jobQueue';
import { clearStage } from '../../../recording/importing/importStage';
import { requireComplete } from '../../../recording/predictor/closedManifest';
import { unfinishedTracks } from '../../../recording/predictor/unfinishedTracks';
import { readManifest } from '../../../recording/reader/readManifest';
import { answerBackgroundCommands } from './backgroundCommands';
import { importWork, predictionWork, type WorkSurroundings } from './backgroundWork';
import { PausedJobs } from './pausedJobs';

export interface BackgroundFeatureOptions extends WorkSurroundings {
  readonly window: BrowserWindow;
  readonly words: () => Words<'live'>;
  readonly userFolder: string;
  /** What must not be disturbed now. */
  readonly hold: () => JobHold | null;
  /** The pack that a recording is predicted with unless a person says otherwise; null without any. */
  readonly activePackId: () => string | null;
  readonly publish: (jobs: readonly BackgroundJob[]) => void;
  /** The tracks of a recording have changed. */
  readonly onTracks: (recordingId: string) => void;
}

/** Imports and predictions, one after the other, while no procedure runs. What a start finds unfinished goes on. */
export class BackgroundFeature {
  private readonly options: BackgroundFeatureOptions;
  private readonly queue: JobQueue;
  private readonly paused: PausedJobs;
  /** What a killed import left is cleared before anything is imported. */
  private ready: Promise<void> = Promise.resolve();

  constructor(options: BackgroundFeatureOptions) {
    const { hold, nowMs, publish } = options;
    this.options = options;
    this.paused = new PausedJobs(join(options.userFolder, 'replay', 'paused.json'));
    this.queue = new JobQueue({
      ...{ hold, nowMs, onJobs: publish },
      onPaused: (paused) => void this.keepPaused(paused),
    });
  }

  /** Answers the page's commands. */
  answer(): void {
    const { window, words } = this.options;
    answerBackgroundCommands({
      ...{ window, words, queue: this.queue },
      importFile: (path) => this.importFile(path),
      predict: (recordingId, packId) => this.askedToPredict(recordingId, packId),
    });
  }

  /** Clears what was left, and goes on with what was begun. */
  start(): void {
    this.ready = this.goOn();
  }

  /** The recording goes: nothing may be written into it any more. */
  async forget(recordingId: string): Promise<void> {
    await this.queue.forget(recordingId);
  }

  /** Ends what runs, so that it can go on with the next start. */
  async dispose(): Promise<void> {
    await this.queue.dispose();
  }

  private async importFile(path: string): Promise<void> {
    await this.ready;
    this.queue.add(
      importWork(path, this.options, (recordingId) => {
        const packId = this.options.activePackId();
        if (packId !== null) this.predict(recordingId, packId);
      }),
    );
  }

  /** @throws UserFacingError where the recording grows or cannot be read */
  private async askedToPredict(recordingId: string, packId: string): Promise<void> {
    requireComplete(await readManifest(join(this.options.place().root, recordingId)));
    this.predict(recordingId, packId);
  }

  private predict(recordingId: string, packId: string, isPaused = false): void {
    const { onTracks } = this.options;
    const work = predictionWork(recordingId, packId, this.options, () => onTracks(recordingId));
    this.queue.add(work, isPaused);
  }

  private async goOn(): Promise<void> {
    const { root } = this.options.place();
    await clearStage(root);
    const paused = await this.paused.read();
    for (const { recordingId, packId } of await unfinishedTracks(root)) {
      const isPaused = paused.some(
        (one) => one.recordingId === recordingId && one.packId === packId,
      );
      this.predict(recordingId, packId, isPaused);
    }
  }

  private async keepPaused(
    paused: readonly { readonly recordingId: string | null; readonly packId: string | null }[],
  ): Promise<void> {
    await this.paused.keep(
      paused.flatMap(({ recordingId, packId }) =>
        recordingId === null || packId === null ? [] : [{ recordingId, packId }],
      ),
    );
  }
}
