import { describe, expect, it } from 'vitest';
import { ffmpegNotFound, fileMissing, sourceLost } from '../capture/captureErrors';
import { liveBrokeOff } from '../capture/liveErrors';
import { retryAfterMs, steadyAfterMs } from './sourceRunner';
import { HandFedSource, RunnerBench } from './sourceRunnerTestKit';

const name = '/dev/video7';
const pulledOut = liveBrokeOff(name, 'No such device');
const absent = fileMissing(name, '/dev');

describe('a capture device that breaks off', () => {
  it('is opened again at once, and frames count on', async () => {
    const bench = await RunnerBench.withLiveDevice();
    bench.latest.fail(pulledOut);
    const { message, words } = pulledOut;
    expect(bench.runner.status).toEqual({ state: 'reconnecting', name, message, words });
    await bench.settle();
    expect(bench.startedCount).toBe(2);
    bench.latest.deliver(0);
    expect(bench.runner.status.state).toBe('live');
    expect(bench.runner.captured).toBe(2);
  });

  it('is tried every second, without end, and told of once', async () => {
    const bench = await RunnerBench.withLiveDevice();
    bench.latest.fail(pulledOut);
    await bench.settle();
    for (let tries = 2; tries < 200; tries += 1) {
      bench.latest.fail(absent);
      await bench.pass(retryAfterMs - 1);
      expect(bench.startedCount).toBe(tries);
      await bench.pass(1);
      expect(bench.startedCount).toBe(tries + 1);
    }
    expect(bench.errors).toEqual([pulledOut]);
    expect(bench.runner.status).toMatchObject({ state: 'reconnecting', message: absent.message });
  });

  it('is told of again only after it has been well for a while', async () => {
    const bench = await RunnerBench.withLiveDevice();
    bench.latest.fail(pulledOut);
    await bench.settle();
    bench.latest.deliver(0);
    bench.latest.fail(pulledOut);
    expect(bench.errors).toHaveLength(1);
    await bench.settle();
    expect(bench.startedCount).toBe(2);
    await bench.pass(retryAfterMs);
    await bench.deliverFor(steadyAfterMs + 100);
    bench.latest.fail(pulledOut);
    expect(bench.errors).toHaveLength(2);
  });

  it('waits until the process before it is gone', async () => {
    const bench = await RunnerBench.withLiveDevice();
    const letGo = bench.latest.holdDisposal();
    bench.latest.fail(pulledOut);
    await bench.settle();
    expect(bench.startedCount).toBe(1);
    letGo();
    await bench.settle();
    expect(bench.startedCount).toBe(2);
  });

  it('delivers nothing of its past', async () => {
    const bench = await RunnerBench.withLiveDevice();
    const first = bench.latest;
    first.fail(pulledOut);
    await bench.settle();
    first.deliver(5);
    first.fail(absent);
    expect(bench.runner.status).toMatchObject({
      state: 'reconnecting',
      message: pulledOut.message,
    });
    expect(bench.frameIds).toEqual([0]);
  });

  it('comes back with another size as that size', async () => {
    const bench = await RunnerBench.withLiveDevice();
    bench.latest.fail(pulledOut);
    await bench.settle();
    bench.latest.deliver(0, { width: 720, height: 576 });
    expect(bench.runner.status).toMatchObject({ state: 'live', info: { width: 720, height: 576 } });
  });
});

describe('a capture device that is not there when it is opened', () => {
  it('is named at once and tried quietly', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource(name, true));
    expect(bench.runner.status).toEqual({ state: 'waiting', name });
    bench.latest.fail(absent);
    await bench.settle();
    expect([bench.errors, bench.startedCount]).toEqual([[absent], 1]);
    await bench.pass(retryAfterMs);
    expect(bench.startedCount).toBe(2);
    bench.latest.deliver(0);
    expect(bench.runner.status.state).toBe('live');
    expect(bench.errors).toHaveLength(1);
  });

  it('is given up when the user takes another source or none', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource(name, true));
    bench.latest.fail(absent);
    const waiting = bench.latest;
    await bench.runner.close();
    await bench.pass(10 * retryAfterMs);
    expect([bench.runner.status.state, bench.startedCount]).toEqual(['noSource', 1]);
    expect(waiting.isDisposed).toBe(true);
  });

  it('is not tried when there is no ffmpeg', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource(name, true));
    bench.latest.fail(ffmpegNotFound());
    await bench.pass(10 * retryAfterMs);
    expect([bench.runner.status.state, bench.startedCount]).toEqual(['lost', 1]);
  });
});

describe('a source that goes silent', () => {
  it('is stalled after 0.6 s, and live again with its next frame', async () => {
    const bench = await RunnerBench.withLiveDevice();
    await bench.pass(600);
    expect(bench.runner.status.state).toBe('live');
    await bench.pass(1);
    expect(bench.runner.status.state).toBe('stalled');
    bench.latest.deliver(1);
    expect([bench.runner.status.state, bench.startedCount]).toEqual(['live', 1]);
  });

  it('is opened again after 3 s if it is a device', async () => {
    const bench = await RunnerBench.withLiveDevice();
    const silent = bench.latest;
    await bench.pass(601);
    await bench.pass(2399);
    expect([bench.runner.status.state, silent.isDisposed]).toEqual(['stalled', false]);
    await bench.pass(1);
    expect([bench.runner.status.state, silent.isDisposed]).toEqual(['reconnecting', true]);
    expect(bench.startedCount).toBe(2);
    expect(bench.errors[0]?.message).toMatch(/gives no more pictures/);
  });

  it('is opened again when its first picture does not come in 15 s', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource(name, true));
    bench.latest.tellInfo();
    await bench.pass(15_000);
    expect(bench.runner.status.state).toBe('waiting');
    await bench.pass(1);
    expect(bench.runner.status.state).toBe('reconnecting');
    await bench.pass(retryAfterMs);
    expect(bench.startedCount).toBe(2);
  });

  it('stays stalled if it is a file', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource('film.mp4', false));
    bench.latest.deliver(0);
    await bench.pass(601);
    await bench.pass(60_000);
    expect([bench.runner.status.state, bench.startedCount]).toEqual(['stalled', 1]);
  });
});

describe('a file that breaks off', () => {
  it('is lost with its message and not opened again', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource('film.mp4', false));
    bench.latest.deliver(0);
    const broken = sourceLost('film.mp4', 'moov atom not found');
    bench.latest.fail(broken);
    await bench.pass(10 * retryAfterMs);
    expect(bench.runner.status).toEqual({
      state: 'lost',
      name: 'film.mp4',
      message: broken.message,
      words: broken.words,
    });
    expect([bench.errors, bench.startedCount]).toEqual([[broken], 1]);
  });
});

describe('renewing a source after sleep', () => {
  it('opens a device anew without a word, and frames count on', async () => {
    const bench = await RunnerBench.withLiveDevice();
    const before = bench.latest;
    bench.runner.renew();
    expect(bench.runner.status).toEqual({ state: 'waiting', name });
    await bench.settle();
    expect(before.isDisposed).toBe(true);
    expect(bench.startedCount).toBe(2);
    bench.latest.deliver(0);
    expect(bench.runner.status.state).toBe('live');
    expect(bench.runner.captured).toBe(2);
    expect(bench.errors).toEqual([]);
  });

  it('tries a device at once that was waited for', async () => {
    const bench = await RunnerBench.withLiveDevice();
    bench.latest.fail(pulledOut);
    await bench.settle();
    bench.latest.fail(absent);
    bench.runner.renew();
    await bench.settle();
    expect(bench.startedCount).toBe(3);
    await bench.pass(retryAfterMs);
    expect(bench.startedCount).toBe(3);
  });

  it('leaves a video where it stands, however long the clock ran meanwhile', async () => {
    const bench = new RunnerBench();
    await bench.open(new HandFedSource('case.mp4', false));
    bench.latest.deliver(0);
    bench.runner.renew();
    await bench.settle();
    expect(bench.startedCount).toBe(1);
    expect(bench.runner.status.state).toBe('live');
  });

  it('does nothing without a source', () => {
    const bench = new RunnerBench();
    bench.runner.renew();
    expect(bench.runner.status).toEqual({ state: 'noSource' });
  });
});
