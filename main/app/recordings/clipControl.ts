import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ClipOutcome, ClipProgress, ClipWish } from '../../../common/recordings/clipIpc';
import { UserFacingError } from '../../../common/userFacingError';
import { clipRefused } from '../../clips/clipErrors';
import type { ClipJob, ClipOrder, ClipReport } from '../../clips/clipMessages';
import type { ForkedProcess, ForkProcess } from '../../processes/forkedProcess';
import { readManifest } from '../../recording/reader/readManifest';

export interface ClipControlOptions {
  readonly version: string;
  /** Starts the process that makes a clip. */
  readonly fork: ForkProcess;
  /** @throws UserFacingError without ffmpeg */
  readonly ffmpegPath: () => string;
  readonly folderOf: (recordingId: string) => string;
  readonly mayExport: () => boolean;
  /** Asks a person. @returns null where they give it up */
  readonly choosePlace: (name: string, ending: string) => Promise<string | null>;
  readonly publish: (progress: ClipProgress | null) => void;
  /** Something left the application. */
  readonly note: (detail: string) => Promise<void>;
  readonly nowMs: () => number;
}

const endings = { mp4: '.mp4', dicom: '.dcm' } as const;
/** A process that does not end by then is killed; its ffmpeg ends with its input. Unit: ms. */
const longestStopMs = 3000;

/** Makes clips of recordings, one at a time, in a process of their own. */
export class ClipControl {
  private readonly options: ClipControlOptions;
  private isBusy = false;
  private running: ForkedProcess | null = null;
  private isStopped = false;
  private lastPath: string | null = null;

  constructor(options: ClipControlOptions) {
    this.options = options;
  }

  /** Path of the last clip; null where there is none. */
  get newest(): string | null {
    return this.lastPath;
  }

  /** @throws UserFacingError where it may not be made or cannot be written */
  async start(wish: ClipWish): Promise<ClipOutcome> {
    if (this.isBusy) throw clipRefused('clip.busy');
    if (!this.options.mayExport()) throw clipRefused('clip.notAllowed');
    this.isBusy = true;
    this.isStopped = false;
    try {
      return await this.make(wish);
    } finally {
      this.isBusy = false;
      this.options.publish(null);
    }
  }

  /** Stops the clip that is made; nothing of it is left behind. */
  cancel(): void {
    this.isStopped = true;
    const { running } = this;
    if (running === null) return;
    running.send({ kind: 'stop' } satisfies ClipOrder);
    setTimeout(() => {
      if (this.running === running) running.kill();
    }, longestStopMs).unref();
  }

  private async make(wish: ClipWish): Promise<ClipOutcome> {
    const { options } = this;
    const folder = options.folderOf(wish.recordingId);
    const { caseId } = await readManifest(folder);
    const ending = endings[wish.format];
    const path = await options.choosePlace(`ampulla-clip${ending}`, ending);
    if (path === null || this.isStopped) return { result: 'cancelled' };
    const job = this.jobOf(wish, folder, path, caseId === null ? 'recording' : 'case');
    const frames = await this.run(job);
    if (frames === null) return { result: 'cancelled' };
    this.lastPath = path;
    await options.note(noteOf(wish, caseId));
    return { result: 'done', name: basename(path), frames };
  }

  private jobOf(wish: ClipWish, folder: string, path: string, kind: string): ClipJob {
    const partial = `${path}.partial-${process.pid}`;
    return {
      ...wish,
      ...{ folder, path, version: this.options.version, seed: randomUUID() },
      ffmpegPath: this.options.ffmpegPath(),
      partialPaths: { film: partial, object: `${partial}-object` },
      subject: `${kind}-${randomBytes(4).toString('hex')}`,
    };
  }

  /** @returns frames of the clip; null where it was stopped */
  private async run(job: ClipJob): Promise<number | null> {
    const child = this.options.fork();
    this.running = child;
    try {
      return await this.reportOf(child, job);
    } finally {
      this.running = null;
      child.kill();
      // It has cleaned up itself, unless it was killed.
      const left = Object.values(job.partialPaths);
      await Promise.allSettled(left.map((path) => rm(path, { force: true })));
    }
  }

  private reportOf(child: ForkedProcess, job: ClipJob): Promise<number | null> {
    const startedAtMs = this.options.nowMs();
    return new Promise((resolve, reject) => {
      child.onMessage((message) => {
        // The process sends nothing else.
        const report = message as ClipReport;
        if (report.kind === 'progress') this.tell(report, startedAtMs);
        if (report.kind === 'done') resolve(report.frames);
        if (report.kind === 'failed') reject(new UserFacingError(report.explanation));
      });
      child.onExit(() => {
        // Where it has reported already, that stands.
        if (this.isStopped) resolve(null);
        else reject(clipRefused('clip.processEnded', { name: basename(job.path) }));
      });
      child.send({ kind: 'make', job } satisfies ClipOrder);
    });
  }

  private tell({ done, total }: Pick<ClipProgress, 'done' | 'total'>, startedAtMs: number): void {
    const perFrameMs = (this.options.nowMs() - startedAtMs) / Math.max(1, done);
    const remainingMs = done === 0 ? null : perFrameMs * (total - done);
    this.options.publish({ done, total, remainingMs });
  }
}

/** Enough to tell which; ids say nothing of the patient. */
function noteOf({ recordingId, format, first, last }: ClipWish, caseId: string | null): string {
  const whose = caseId === null ? '' : ` of case ${caseId}`;
  return `clip (${format}), de-identified, recording ${recordingId}${whose}, frames ${first} to ${last}`;
}
