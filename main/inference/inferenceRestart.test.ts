import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExecutionProvider, Prediction } from '../../common/prediction';
import { discPicture } from './fixtures/discPicture';
import { tinyPackFolder } from './fixtures/packCopy';
import { StandInChild } from './fixtures/standInChild';
import {
  type GivenUpProvider,
  InferenceClient,
  type InferenceClientOptions,
  InferenceLostError,
} from './inferenceClient';
import { loadAmpullaPack, type AmpullaPack } from './modelPacks';

const displaySize = { width: 64, height: 64 };
const aPrediction: Prediction = {
  frameId: 0,
  capturedAtMs: 0,
  mediaTimeMs: 0,
  peak: 0,
  region: { box: { x: 0, y: 0, width: 0, height: 0 }, centroid: { x: 0, y: 0 } },
  found: false,
  mask: { width: 1, height: 1, values: Uint8Array.of(0) },
  quality: { litShare: 0, brightness: 0, tissueShare: 0, sharpness: 0, verdict: 'dark' },
  instrumentShare: 0,
  view: { measures: null, verdict: 'noAmpulla' },
  inferenceMs: 1,
};
let pack: AmpullaPack;
let children: StandInChild[];
let client: InferenceClient;

beforeEach(async () => {
  pack = await loadAmpullaPack(tinyPackFolder);
  vi.useFakeTimers();
  children = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function startClient(
  providers: readonly ExecutionProvider[] = ['cpu'],
  more: Partial<InferenceClientOptions<'ampulla'>> = {},
): StandInChild {
  const fork = () => {
    const child = new StandInChild();
    children.push(child);
    return child;
  };
  const nowMs = () => Date.now();
  client = new InferenceClient({
    task: 'ampulla',
    fork,
    nowMs,
    pack,
    providers,
    threads: 1,
    ...more,
  });
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

  it('moves on at once when a provider fails one inference after the other', async () => {
    const givenUp: GivenUpProvider[] = [];
    const onProviderGivenUp = (provider: GivenUpProvider) => void givenUp.push(provider);
    const child = startClient(['webgpu', 'cpu'], { onProviderGivenUp });
    child.becomeReady(pack.manifest, 'webgpu');
    expect(client.state).toMatchObject({ identity: { provider: 'webgpu' } });
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      expect(client.state.state).toBe('ready');
      const prediction = client.predict(discPicture({ x: 9, y: 9 }, 3), displaySize);
      child.report({ type: 'predictionFailed', sequence, message: 'device lost' });
      await expect(prediction).rejects.toThrow('device lost');
    }
    expect(child.wasKilled).toBe(true);
    const reason = 'the inference process fails every inference (device lost)';
    expect(givenUp).toEqual([{ provider: 'webgpu', reason, phase: 'running' }]);
    vi.advanceTimersByTime(250);
    lastChild().becomeReady(pack.manifest, 'cpu');
    expect(client.state).toMatchObject({
      identity: { provider: 'cpu' },
      skipped: [{ provider: 'webgpu', reason }],
    });
  });

  it('keeps a provider that fails four inferences and then makes one', async () => {
    const child = startClient(['webgpu', 'cpu']);
    child.becomeReady(pack.manifest, 'webgpu');
    for (let sequence = 1; sequence <= 9; sequence += 1) {
      const prediction = client.predict(discPicture({ x: 9, y: 9 }, 3), displaySize);
      if (sequence === 5) {
        child.report({ type: 'predicted', sequence, result: aPrediction });
        await prediction;
      } else {
        child.report({ type: 'predictionFailed', sequence, message: 'not this one' });
        await expect(prediction).rejects.toThrow('not this one');
      }
    }
    expect(child.wasKilled).toBe(false);
    expect(client.state.state).toBe('ready');
  });

  it('moves on when the process dies for the third time in five minutes with a provider', () => {
    const phases: string[] = [];
    const onProviderGivenUp = ({ phase }: GivenUpProvider) => void phases.push(phase);
    startClient(['webgpu', 'cpu'], { onProviderGivenUp });
    for (const minute of [0, 1, 2]) {
      expect(phases, `after ${minute} losses`).toEqual([]);
      lastChild().becomeReady(pack.manifest, 'webgpu');
      vi.advanceTimersByTime(60_000);
      lastChild().exit(134);
      vi.advanceTimersByTime(10_000);
    }
    expect(phases).toEqual(['running']);
    const start = lastChild();
    start.report({ type: 'online' });
    expect(start.requests).toContainEqual(expect.objectContaining({ providers: ['cpu'] }));
  });

  it('forgives a provider whose process dies now and then', () => {
    startClient(['webgpu', 'cpu']);
    for (let round = 0; round < 4; round += 1) {
      lastChild().becomeReady(pack.manifest, 'webgpu');
      vi.advanceTimersByTime(4 * 60_000);
      lastChild().exit(134);
      vi.advanceTimersByTime(10_000);
    }
    lastChild().report({ type: 'online' });
    expect(lastChild().requests).toContainEqual(
      expect.objectContaining({ providers: ['webgpu', 'cpu'] }),
    );
  });

  it('fails, when a provider was asked for alone, at the third crash at its start', () => {
    startClient(['cuda'], { onlyThese: true });
    for (const round of [1, 2, 3]) {
      expect(client.state.state, `before crash ${round}`).not.toBe('failed');
      lastChild().report({ type: 'online' });
      lastChild().report({ type: 'trying', provider: 'cuda' });
      lastChild().exit(134);
      vi.advanceTimersByTime(10_000);
    }
    expect(client.state).toEqual({
      state: 'failed',
      message: onlyCudaFails('the inference process ended by itself (code 134), again and again'),
      words: {
        key: 'provider.onlyOneFails',
        values: {
          provider: 'CUDA',
          reason: 'the inference process ended by itself (code 134), again and again',
        },
      },
      skipped: [
        {
          provider: 'cuda',
          reason: 'the inference process ended by itself (code 134), again and again',
        },
      ],
    });
    const forked = children.length;
    vi.advanceTimersByTime(60_000);
    expect(children).toHaveLength(forked);
  });

  it('fails at once, when a provider was asked for alone, with the reason that it gives', () => {
    const child = startClient(['cuda'], { onlyThese: true });
    child.report({ type: 'online' });
    child.report({ type: 'knows', providers: ['webgpu', 'cuda', 'cpu'] });
    const skipped = [{ provider: 'cuda' as const, reason: 'no driver' }];
    child.report({ type: 'refused', message: 'No execution provider runs it.', skipped });
    expect(client.state).toMatchObject({
      message: onlyCudaFails('no driver'),
    });
    expect(client.knownProviders).toEqual(['webgpu', 'cuda', 'cpu']);
  });

  it('blames the pack, and no provider, for a pack that is at fault', () => {
    const child = startClient(['cuda'], { onlyThese: true });
    child.report({ type: 'online' });
    child.report({ type: 'refused', message: 'Model pack x was refused.', skipped: [] });
    expect(client.state).toMatchObject({ message: 'Model pack x was refused.' });
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
    await vi.advanceTimersByTimeAsync(2000);
    expect(child.wasKilled).toBe(true);
    await disposed;
  });
});

function onlyCudaFails(reason: string): string {
  return `The AI may use CUDA alone, and CUDA fails: ${reason}. Choose Automatic in Set-up, AI; or leave out --provider where it was given.`;
}
