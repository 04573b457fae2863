import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExecutionProvider } from '../../common/prediction';
import { discPicture } from './fixtures/discPicture';
import { tinyPackFolder } from './fixtures/packCopy';
import { StandInChild } from './fixtures/standInChild';
import { InferenceClient, InferenceLostError } from './inferenceClient';
import { loadPack, type VerifiedPack } from './modelPacks';

const displaySize = { width: 64, height: 64 };
let pack: VerifiedPack;
let children: StandInChild[];
let client: InferenceClient;

beforeEach(async () => {
  pack = await loadPack(tinyPackFolder);
  vi.useFakeTimers();
  children = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function startClient(providers: readonly ExecutionProvider[] = ['cpu']): StandInChild {
  const fork = () => {
    const child = new StandInChild();
    children.push(child);
    return child;
  };
  client = new InferenceClient({ fork, nowMs: () => Date.now(), pack, providers, threads: 1 });
  client.start();
  return lastChild();
}

function lastChild(): StandInChild {
  const child = children.at(-1);
  if (child === undefined) throw new Error('no process was forked');
  return child;
}

function startReadyClient(): StandInChild {
  const child = startClient();
  child.becomeReady(pack.manifest);
  return child;
}

describe('InferenceClient with a process that misbehaves (stand-in)', () => {
  it('kills a process that stops to answer after 3 s, and forks another', () => {
    const child = startReadyClient();
    vi.advanceTimersByTime(10_000);
    expect(client.state.state).toBe('ready');
    child.answersPings = false;
    vi.advanceTimersByTime(2900);
    expect(child.wasKilled).toBe(false);
    vi.advanceTimersByTime(1100);
    expect(child.wasKilled).toBe(true);
    expect(client.state).toEqual({ state: 'restarting', attempt: 1, reason: 'does not answer' });
    vi.advanceTimersByTime(250);
    lastChild().becomeReady(pack.manifest);
    expect(children).toHaveLength(2);
    expect(client.state.state).toBe('ready');
  });

  it('kills a process whose worker hangs in an inference, and rejects that prediction', async () => {
    const child = startReadyClient();
    const prediction = client.predict(discPicture({ x: 9, y: 9 }, 3), displaySize);
    const refused = expect(prediction).rejects.toThrow('hangs in an inference');
    await vi.advanceTimersByTimeAsync(10_000);
    await refused;
    expect(child.wasKilled).toBe(true);
    expect(client.state.state).toBe('restarting');
  });

  it('kills a process that never starts to speak', () => {
    const child = startClient();
    vi.advanceTimersByTime(15_000);
    expect(child.wasKilled).toBe(true);
    expect(client.state).toMatchObject({ state: 'restarting', reason: 'did not start' });
  });

  it('waits longer before each restart, 10 s at most', () => {
    startClient();
    for (const delayMs of [250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]) {
      const before = children.length;
      lastChild().exit(1);
      vi.advanceTimersByTime(delayMs - 1);
      expect(children).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(children).toHaveLength(before + 1);
    }
    expect(client.state).toMatchObject({ attempt: 8, reason: 'ended by itself (code 1)' });
  });

  it('starts again at 250 ms after 10 healthy seconds', () => {
    startReadyClient().exit(1);
    vi.advanceTimersByTime(250);
    lastChild().becomeReady(pack.manifest);
    lastChild().exit(1);
    expect(client.state).toMatchObject({ attempt: 2 });
    vi.advanceTimersByTime(500);
    lastChild().becomeReady(pack.manifest);
    vi.advanceTimersByTime(10_000);
    lastChild().exit(null);
    expect(client.state).toMatchObject({ attempt: 1, reason: 'ended by itself (by a signal)' });
  });

  it('leaves out a provider whose native code took the process along', () => {
    const child = startClient(['webgpu', 'cpu']);
    child.report({ type: 'online' });
    child.report({ type: 'trying', provider: 'webgpu' });
    child.exit(134);
    vi.advanceTimersByTime(250);
    lastChild().becomeReady(pack.manifest);
    expect(lastChild().requests[0]).toMatchObject({ type: 'ping' });
    expect(lastChild().requests).toContainEqual(
      expect.objectContaining({ type: 'start', providers: ['cpu'] }),
    );
    expect(client.state).toMatchObject({
      state: 'ready',
      skipped: [{ provider: 'webgpu', reason: 'the inference process ended by itself (code 134)' }],
    });
  });

  it('keeps the last provider, however often the process dies in it', () => {
    for (let round = 0, child = startClient(); round < 3; round += 1, child = lastChild()) {
      child.report({ type: 'online' });
      child.report({ type: 'trying', provider: 'cpu' });
      child.exit(134);
      vi.advanceTimersByTime(10_000);
    }
    lastChild().becomeReady(pack.manifest);
    expect(client.state).toMatchObject({ state: 'ready', skipped: [] });
  });

  it('drops an answer that does not belong to the prediction under way', async () => {
    const child = startReadyClient();
    const prediction = client.predict(discPicture({ x: 9, y: 9 }, 3), displaySize);
    child.report({ type: 'predictionFailed', sequence: 99, message: 'of another frame' });
    expect(client.isIdle).toBe(false);
    child.report({ type: 'predictionFailed', sequence: 1, message: 'of this frame' });
    await expect(prediction).rejects.toThrow('of this frame');
    expect(client.isIdle).toBe(true);
  });

  it('kills a process that sends what is no report', () => {
    const child = startReadyClient();
    child.report({ type: 'pong' } as never);
    expect(child.wasKilled).toBe(true);
    expect(client.state.state).toBe('restarting');
  });

  it('restarts with the reason when the worker thread failed', () => {
    const child = startReadyClient();
    child.report({ type: 'crashed', message: 'out of memory' });
    expect(child.wasKilled).toBe(true);
    expect(client.state).toMatchObject({ state: 'restarting', reason: 'failed (out of memory)' });
  });

  it('is stopped for good when it is disposed between two processes', async () => {
    startReadyClient().exit(1);
    await client.dispose();
    vi.advanceTimersByTime(60_000);
    expect(children).toHaveLength(1);
    expect(client.state.state).toBe('stopped');
    await expect(
      client.predict(discPicture({ x: 9, y: 9 }, 3), displaySize),
    ).rejects.toBeInstanceOf(InferenceLostError);
  });

  it('kills a process that does not stop when asked', async () => {
    const child = startReadyClient();
    child.send = () => undefined;
    const disposed = client.dispose();
    await vi.advanceTimersByTimeAsync(5000);
    await disposed;
    expect(child.wasKilled).toBe(true);
  });
});
