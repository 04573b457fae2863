import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { discPicture } from './fixtures/discPicture';
import { tinyPackFolder } from './fixtures/packCopy';
import { forkInNode } from '../processes/forkInNode';
import { type GivenUpProvider, InferenceClient, type InferenceState } from './inferenceClient';
import { loadAmpullaPack } from './modelPacks';

const displaySize = { width: 640, height: 480 };
let built: BuiltInference;
let client: InferenceClient;

beforeAll(async () => {
  const standIn = new URL('fixtures/graphicsFaultProcess.ts', import.meta.url);
  built = await buildInference({ graphicsFaultProcess: fileURLToPath(standIn) });
});
afterEach(async () => {
  delete process.env['AMPULLA_STAND_IN_FAULT'];
  await client.dispose();
});
afterAll(() => built.dispose());

/** Asks for one prediction after the other until one comes from the CPU. @returns all providers seen */
async function predictUntilOnCpu(): Promise<string[]> {
  const seen: string[] = [];
  const limitMs = performance.now() + 20_000;
  while (performance.now() < limitMs) {
    await expect.poll(() => client.isIdle, { timeout: 10_000, interval: 5 }).toBe(true);
    const provider = providerOf(client.state);
    seen.push(provider);
    const prediction = await client
      .predict(discPicture({ x: 40, y: 20 }, 10), displaySize)
      .catch(() => null);
    if (provider === 'cpu' && prediction?.found === true) return seen;
  }
  throw new Error(`The CPU never predicted; seen: ${seen.join()}`);
}

function providerOf(state: InferenceState): string {
  return state.state === 'ready' ? state.identity.provider : state.state;
}

describe('a graphics card that fails (stand-in process)', () => {
  it.each([
    ['crashesAtStart', 'start', /^the inference process ended by itself \(/, 0],
    ['rejects', 'running', /^the inference process fails every inference \(.*device lost\)/, 15],
    ['aborts', 'running', /^the inference process ended by itself \(/, 33],
  ] as const)('falls back to the CPU: %s', async (fault, phase, reason, tries) => {
    process.env['AMPULLA_STAND_IN_FAULT'] = fault;
    const givenUp: GivenUpProvider[] = [];
    client = new InferenceClient({
      task: 'ampulla',
      fork: () => forkInNode(join(dirname(built.entry), 'graphicsFaultProcess.js')),
      nowMs: () => performance.now(),
      pack: await loadAmpullaPack(tinyPackFolder),
      providers: ['webgpu', 'cpu'],
      threads: 1,
      onProviderGivenUp: (provider) => givenUp.push(provider),
    });
    client.start();
    const seen = await predictUntilOnCpu();
    expect(seen).toEqual([...Array<string>(tries).fill('webgpu'), 'cpu']);
    expect(givenUp).toEqual([
      { provider: 'webgpu', phase, reason: expect.stringMatching(reason) as string },
    ]);
  });
});
