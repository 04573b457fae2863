import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type BrokenProvider, defaultAiSettings } from '../../common/aiSettings';
import type { AiSetup } from '../../common/aiSetup';
import type { UserMessage } from '../../common/ipc';
import { tinyPackFolder } from '../inference/fixtures/packCopy';
import { StandInChild } from '../inference/fixtures/standInChild';
import { loadAmpullaPack, type AmpullaPack } from '../inference/modelPacks';
import { AiControl } from './aiControl';
import { MessageBoard } from './messageBoard';
import type { Settings } from './settingsFile';

/** What outlives an application: its settings. */
let stored: Pick<Settings, 'ai' | 'brokenProviders'>;
let tiny: AmpullaPack;

beforeEach(async () => {
  stored = { ai: defaultAiSettings, brokenProviders: [] };
  tiny = await loadAmpullaPack(tinyPackFolder);
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A start of the application, with stand-ins for its processes. */
function start(changes: { appVersion?: string; launchProvider?: string | null } = {}) {
  const { appVersion = '1.0.0', launchProvider = null } = changes;
  const children: StandInChild[] = [];
  const messages: UserMessage[] = [];
  const setups: AiSetup[] = [];
  const restart = vi.fn(() => Promise.resolve());
  const settings = {
    get current() {
      return stored as Settings;
    },
    keep: (kept: Partial<Settings>) => {
      stored = { ...stored, ...kept };
    },
  };
  const ai = new AiControl({
    appVersion,
    fork: () => {
      const child = new StandInChild();
      children.push(child);
      return child;
    },
    forkDifficulty: () => {
      throw new Error('nothing estimates the difficulty here');
    },
    nowMs: () => Date.now(),
    settings,
    messages: new MessageBoard((message) => messages.push(message)),
    launchProvider,
    restart,
    publish: (setup) => setups.push(setup),
  });
  const client = ai.createClient(tiny);
  client.start();
  const last = (): StandInChild => {
    const child = children.at(-1);
    if (child === undefined) throw new Error('no process was forked');
    return child;
  };
  return { ai, client, last, messages, setups, restart };
}

function providersAskedFor(child: StandInChild): readonly string[] {
  child.report({ type: 'online' });
  const request = child.requests.find(({ type }) => type === 'start');
  return request?.type === 'start' ? request.providers : [];
}

/** Plays a driver that aborts the process at its start. */
function crashAtStart(child: StandInChild): void {
  child.report({ type: 'online' });
  child.report({ type: 'knows', providers: ['webgpu', 'cpu'] });
  child.report({ type: 'trying', provider: 'webgpu' });
  child.exit(134);
  vi.advanceTimersByTime(250);
}

describe('a provider that takes the process along at its start', () => {
  it('is said once, and left out at the next start of the application too', () => {
    const first = start();
    crashAtStart(first.last());
    expect(providersAskedFor(first.last())).not.toContain('webgpu');
    expect(first.messages.map(({ whatHappened }) => whatHappened)).toEqual([
      'The AI could not start on WebGPU: the inference process ended by itself (code 134).',
    ]);

    const second = start();
    expect(providersAskedFor(second.last())).toEqual(['cuda', 'dml', 'coreml', 'cpu']);
    second.last().becomeReady(tiny.manifest);
    expect(second.messages).toEqual([]);
    expect(second.ai.setup.providers).toEqual([
      {
        provider: 'webgpu',
        leftOutBecause: 'the inference process ended by itself (code 134)',
        failedBecause: null,
      },
      { provider: 'cpu', leftOutBecause: null, failedBecause: null },
    ]);
  });

  it('is tried again by another version of the application', () => {
    crashAtStart(start().last());
    expect(providersAskedFor(start({ appVersion: '1.0.1' }).last())).toContain('webgpu');
  });

  it('is tried again when somebody asks for it', async () => {
    const { ai, last, restart } = start();
    crashAtStart(last());
    await ai.tryProvidersAgain();
    expect(restart).toHaveBeenCalledOnce();
    expect(stored.brokenProviders).toEqual([]);
    expect(providersAskedFor(start().last())).toContain('webgpu');
  });

  it('never is the CPU', () => {
    const under = 'x';
    stored = { ...stored, brokenProviders: [{ provider: 'cpu', reason: 'once', under }] };
    crashAtStart(start().last());
    const [broken] = stored.brokenProviders as [BrokenProvider];
    stored = { ...stored, brokenProviders: [{ ...broken, provider: 'cpu' }] };
    expect(providersAskedFor(start().last())).toContain('cpu');
  });
});

describe('a provider that is lost while it runs', () => {
  it('is said once and not remembered', async () => {
    const { client, last, messages } = start();
    last().becomeReady(tiny.manifest, 'webgpu');
    const frame = { frameId: 0, capturedAtMs: 0, mediaTimeMs: 0, width: 64, height: 64 };
    const pixels = new Uint8Array(64 * 64 * 3);
    for (let sequence = 1; sequence <= 5; sequence += 1) {
      const prediction = client.predict({ ...frame, pixelFormat: 'rgb24', pixels }, frame);
      last().report({ type: 'predictionFailed', sequence, message: 'device lost' });
      await expect(prediction).rejects.toThrow('device lost');
    }
    expect(messages.map(({ severity, whatHappened }) => [severity, whatHappened])).toEqual([
      ['warning', 'The AI lost WebGPU: the inference process fails every inference (device lost).'],
    ]);
    expect(stored.brokenProviders).toEqual([]);
  });
});

describe('a provider that was asked for alone', () => {
  it('is the only one tried; failing, it says how to go back', () => {
    stored = { ...stored, ai: { ...defaultAiSettings, provider: 'cuda' } };
    const { ai, last, messages, client } = start();
    expect(providersAskedFor(last())).toEqual(['cuda']);
    last().report({ type: 'knows', providers: ['cuda', 'cpu'] });
    const skipped = [{ provider: 'cuda' as const, reason: 'no driver' }];
    last().report({ type: 'refused', message: 'nothing runs', skipped });
    expect(client.state.state).toBe('failed');
    expect(ai.setup.providers[0]).toMatchObject({ provider: 'cuda', failedBecause: 'no driver' });
    expect(messages).toMatchObject([
      {
        severity: 'error',
        whatHappened: 'The AI may use CUDA alone, and CUDA fails: no driver.',
        whatToDo: expect.stringContaining('Choose Automatic in Set-up, AI') as string,
      },
    ]);
  });

  it('restarts the AI when it is chosen, which nothing else does', async () => {
    const { ai, restart, setups } = start();
    await ai.set({ ...defaultAiSettings, suppressBehindInstrument: true });
    expect(restart).not.toHaveBeenCalled();
    await ai.set({ ...defaultAiSettings, provider: 'cpu' });
    expect(restart).toHaveBeenCalledOnce();
    expect(setups.at(-1)?.settings.provider).toBe('cpu');
    expect(stored.ai.provider).toBe('cpu');
  });

  it('may come from the command line, which goes before the setting and is not kept', () => {
    const { last, ai } = start({ launchProvider: 'webgpu' });
    expect(providersAskedFor(last())).toEqual(['webgpu']);
    expect(ai.setup).toMatchObject({ launchProvider: 'webgpu', settings: { provider: 'auto' } });
    expect(stored.ai.provider).toBe('auto');
  });

  it('is refused by name when nobody knows it', () => {
    const { messages, last } = start({ launchProvider: 'gpu' });
    expect(messages[0]?.whatHappened).toBe('There is no AI provider “gpu”.');
    expect(messages[0]?.whatToDo).toContain('auto, cuda, dml, coreml, webgpu, cpu');
    expect(providersAskedFor(last())).toHaveLength(5);
  });
});
