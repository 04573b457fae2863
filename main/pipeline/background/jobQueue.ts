import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type {
  BackgroundJob,
  JobHold,
  JobPhase,
  JobState,
} from '../../../common/recordings/backgroundJob';
import { type ErrorExplanation, explanationOf } from '../../../common/userFacingError';
import { RemainingTime } from './remainingTime';
import type { WorkGate } from './workGate';

/** What a job is about, as the page names it. */
export type JobFacts = Pick<BackgroundJob, 'kind' | 'recordingId' | 'fileName' | 'packId'>;

/** What a job may do while it runs. */
export interface JobContext {
  readonly gate: WorkGate;
  readonly signal: AbortSignal;
  readonly onProgress: (phase: JobPhase, share: number) => void;
}

/** Work of the background. */
export interface JobWork {
  readonly facts: JobFacts;
  /** Can be run again after it failed. @returns whether the pictures of an import are coarse; it stays on the list then */
  run(context: JobContext): Promise<{ readonly isCoarse: boolean }>;
  /** Takes back what it made. */
  discard(): Promise<void>;
}

export interface JobQueueOptions {
  /** What must not be disturbed now. */
  readonly hold: () => JobHold | null;
  readonly nowMs: () => number;
  readonly onJobs: (jobs: readonly BackgroundJob[]) => void;
  /** Which jobs a person has paused. */
  readonly onPaused: (paused: readonly JobFacts[]) => void;
}

interface Job {
  readonly id: string;
  readonly work: JobWork;
  readonly remaining: RemainingTime;
  phase: JobPhase | null;
  share: number;
  isPaused: boolean;
  trouble: ErrorExplanation | null;
  isCoarse: boolean;
  /** Null while it does not run. */
  running: { readonly abort: AbortController; readonly ended: Promise<void> } | null;
}

const lookEveryMs = 250;

/**
 * Does one job after the other, and none while a procedure runs or a person has paused it. A job that was begun keeps
 * what it has in its hands while it waits.
 */
export class JobQueue {
  private readonly options: JobQueueOptions;
  private readonly timer: NodeJS.Timeout;
  private list: readonly Job[] = [];
  /** Whose turn it is. */
  private current: Job | null = null;
  private told = '';

  constructor(options: JobQueueOptions) {
    this.options = options;
    this.timer = setInterval(() => this.look(), lookEveryMs);
  }

  get jobs(): readonly BackgroundJob[] {
    return this.list.map((job) => this.described(job));
  }

  /** Puts a job at the end; one that is about the same is there already. */
  add(work: JobWork, isPaused = false): void {
    const facts = JSON.stringify(work.facts);
    const known = this.list.find((job) => JSON.stringify(job.work.facts) === facts);
    if (known !== undefined && work.facts.kind === 'prediction') {
      this.resume(known.id);
      return;
    }
    const job: Job = {
      ...{ id: randomUUID(), work, remaining: new RemainingTime() },
      ...{ phase: null, share: 0, isPaused, trouble: null, isCoarse: false, running: null },
    };
    this.list = [...this.list, job];
    this.schedule();
  }

  pause(jobId: string): void {
    const job = this.find(jobId);
    if (job === undefined) return;
    job.isPaused = true;
    if (this.current === job) this.current = null;
    this.tellPaused();
  }

  /** Goes on with a job, also with one that failed. */
  resume(jobId: string): void {
    const job = this.find(jobId);
    if (job === undefined) return;
    job.isPaused = false;
    job.trouble = null;
    this.tellPaused();
  }

  /** Ends a job, takes back what it made, and forgets it. */
  async cancel(jobId: string): Promise<void> {
    const job = this.find(jobId);
    if (job === undefined) return;
    const wasDone = isDone(job);
    this.forgetJob(job);
    await this.end(job);
    if (!wasDone) await job.work.discard().catch(() => undefined);
  }

  /** Ends the jobs of a recording and leaves what they made. */
  async forget(recordingId: string): Promise<void> {
    const jobs = this.list.filter(({ work }) => work.facts.recordingId === recordingId);
    for (const job of jobs) {
      this.forgetJob(job);
      await this.end(job);
    }
  }

  /** Ends what runs; it goes on with the next start. */
  async dispose(): Promise<void> {
    clearInterval(this.timer);
    const jobs = this.list;
    this.list = [];
    this.current = null;
    await Promise.all(jobs.map((job) => this.end(job)));
  }

  private find(jobId: string): Job | undefined {
    return this.list.find(({ id }) => id === jobId);
  }

  /** First, before it is ended: what is on the list is begun again. */
  private forgetJob(job: Job): void {
    if (this.current === job) this.current = null;
    this.list = this.list.filter((other) => other !== job);
    this.tellPaused();
  }

  private async end(job: Job): Promise<void> {
    job.running?.abort.abort(new Error('The job was ended.'));
    await job.running?.ended;
  }

  private schedule(): void {
    this.current ??= this.list.find(mayRun) ?? null;
    const { current } = this;
    if (current !== null && current.running === null) this.start(current);
    this.tell();
  }

  private start(job: Job): void {
    const abort = new AbortController();
    const gate = this.gateOf(job);
    const { signal } = abort;
    job.remaining.begin();
    const onProgress = (phase: JobPhase, share: number): void => {
      Object.assign(job, { phase, share });
      job.remaining.take(share);
    };
    const ended = gate
      .pass(signal)
      .then(() => job.work.run({ gate, signal, onProgress }))
      .then(({ isCoarse }) => this.finish(job, isCoarse))
      .catch((error: unknown) => {
        if (!signal.aborted) job.trouble = explanationOf(error);
      })
      .finally(() => {
        job.running = null;
        if (this.current === job) this.current = null;
        this.schedule();
      });
    job.running = { abort, ended };
  }

  /** A person reads that pictures are coarse; everything else shows by itself. */
  private finish(job: Job, isCoarse: boolean): void {
    job.isCoarse = isCoarse;
    job.share = 1;
    if (!isCoarse) this.forgetJob(job);
  }

  private gateOf(job: Job): WorkGate {
    const isOpen = (): boolean => this.current === job && this.options.hold() === null;
    return {
      get isOpen() {
        return isOpen();
      },
      pass: async (signal) => {
        while (!isOpen()) await setTimeout(lookEveryMs, undefined, { signal });
      },
    };
  }

  private look(): void {
    if (this.list.length === 0 && this.told === '') return;
    const { current } = this;
    if (current !== null && this.options.hold() === null) current.remaining.pass(lookEveryMs);
    this.schedule();
  }

  private described(job: Job): BackgroundJob {
    const { id, work, phase, share, trouble, isCoarse, remaining } = job;
    const state = this.stateOf(job);
    return {
      ...{ jobId: id, ...work.facts, state, phase, share, trouble, isCoarse },
      heldBy: state === 'held' ? this.options.hold() : null,
      remainingMs: state === 'running' ? remaining.remainingMs : null,
    };
  }

  private stateOf(job: Job): JobState {
    if (job.trouble !== null) return 'failed';
    if (isDone(job)) return 'done';
    if (job.isPaused) return 'paused';
    if (this.options.hold() !== null) return 'held';
    return this.current === job ? 'running' : 'waiting';
  }

  private tell(): void {
    const { jobs } = this;
    const text = jobs.length === 0 ? '' : JSON.stringify(jobs);
    if (text === this.told) return;
    this.told = text;
    this.options.onJobs(jobs);
  }

  private tellPaused(): void {
    this.options.onPaused(
      this.list.filter(({ isPaused }) => isPaused).map(({ work }) => work.facts),
    );
    this.schedule();
  }
}

function isDone({ share, running, trouble, isCoarse }: Job): boolean {
  return isCoarse && share === 1 && running === null && trouble === null;
}

function mayRun(job: Job): boolean {
  return !job.isPaused && job.trouble === null && !isDone(job);
}
