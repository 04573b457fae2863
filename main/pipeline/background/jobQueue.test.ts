import { afterEach, describe, expect, it } from 'vitest';
import type { BackgroundJob, JobHold } from '../../../common/recordings/backgroundJob';
import { JobQueue, type JobContext, type JobFacts, type JobWork } from './jobQueue';

/** Work that counts to a number, one step a turn of the gate. */
class Counting implements JobWork {
  readonly facts: JobFacts;
  steps = 0;
  discarded = 0;
  failsAt = Number.POSITIVE_INFINITY;
  isCoarse = false;
  private readonly total: number;

  constructor(packId: string, total = 40) {
    this.facts = { kind: 'prediction', recordingId: 'r', fileName: null, packId };
    this.total = total;
  }

  async run({ gate, signal, onProgress }: JobContext) {
    while (this.steps < this.total) {
      await gate.pass(signal);
      signal.throwIfAborted();
      this.steps += 1;
      if (this.steps === this.failsAt) throw new Error('broken');
      onProgress('predicting', this.steps / this.total);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return { isCoarse: this.isCoarse };
  }

  discard(): Promise<void> {
    this.discarded += 1;
    return Promise.resolve();
  }
}

let hold: JobHold | null = null;
let jobs: readonly BackgroundJob[] = [];
let paused: readonly JobFacts[] = [];
let queue: JobQueue;

function begin(): void {
  hold = null;
  queue = new JobQueue({
    hold: () => hold,
    nowMs: () => performance.now(),
    onJobs: (all) => {
      jobs = all;
    },
    onPaused: (all) => {
      paused = all;
    },
  });
}
afterEach(() => queue.dispose());
const soon = { timeout: 10_000, interval: 10 };
const stateOf = (place: number) => queue.jobs[place]?.state;
const idOf = (place: number): string => queue.jobs[place]?.jobId ?? '';

describe('JobQueue', { timeout: 30_000 }, () => {
  it('does one after the other and lets them go from the list', async () => {
    begin();
    const [first, second] = [new Counting('a'), new Counting('b')];
    queue.add(first);
    queue.add(second);
    expect([stateOf(0), stateOf(1)]).toEqual(['running', 'waiting']);
    await expect.poll(() => first.steps, soon).toBeGreaterThan(3);
    expect(second.steps).toBe(0);
    await expect.poll(() => jobs.length, soon).toBe(0);
    expect([first.steps, second.steps]).toEqual([40, 40]);
  });

  it('stands still while a case runs, and says so', async () => {
    begin();
    const work = new Counting('a', 100);
    queue.add(work);
    await expect.poll(() => work.steps, soon).toBeGreaterThan(3);
    hold = 'case';
    const at = work.steps;
    await expect.poll(() => jobs[0], soon).toMatchObject({ state: 'held', heldBy: 'case' });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(work.steps).toBeLessThanOrEqual(at + 1);
    hold = null;
    await expect.poll(() => jobs.length, soon).toBe(0);
    expect(work.steps).toBe(100);
  });

  it('lets the next one go on while one is paused, and goes on with it later', async () => {
    begin();
    const [first, second] = [new Counting('a', 100), new Counting('b')];
    queue.add(first);
    queue.add(second);
    await expect.poll(() => first.steps, soon).toBeGreaterThan(3);
    queue.pause(idOf(0));
    expect(stateOf(0)).toBe('paused');
    expect(paused).toEqual([first.facts]);
    await expect.poll(() => jobs.length, soon).toBe(1);
    expect(second.steps).toBe(40);
    expect(first.steps).toBeLessThan(100);
    queue.resume(idOf(0));
    expect(paused).toEqual([]);
    await expect.poll(() => jobs.length, soon).toBe(0);
    expect(first.steps).toBe(100);
  });

  it('keeps what failed with its reason, and tries again when it is asked to', async () => {
    begin();
    const work = new Counting('a');
    work.failsAt = 5;
    queue.add(work);
    await expect.poll(() => stateOf(0), soon).toBe('failed');
    expect(queue.jobs[0]?.trouble?.whatHappened).toContain('broken');
    queue.add(work);
    expect(queue.jobs).toHaveLength(1);
    await expect.poll(() => jobs.length, soon).toBe(0);
    expect(work.steps).toBe(40);
  });

  it('takes back what was made when it is cancelled, and keeps it when its recording goes', async () => {
    begin();
    const [first, second] = [new Counting('a', 1000), new Counting('b', 1000)];
    queue.add(first);
    queue.add(second);
    await expect.poll(() => first.steps, soon).toBeGreaterThan(3);
    await queue.cancel(idOf(0));
    expect(first.discarded).toBe(1);
    await expect.poll(() => second.steps, soon).toBeGreaterThan(3);
    await queue.forget('r');
    expect(second.discarded).toBe(0);
    expect(queue.jobs).toEqual([]);
    const at = second.steps;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(second.steps).toBe(at);
  });

  it('keeps an import on the list whose pictures are coarse, until somebody has read it', async () => {
    begin();
    const work = new Counting('a');
    work.isCoarse = true;
    queue.add(work);
    await expect.poll(() => stateOf(0), soon).toBe('done');
    await queue.cancel(idOf(0));
    expect(work.discarded).toBe(0);
    expect(queue.jobs).toEqual([]);
  });
});
