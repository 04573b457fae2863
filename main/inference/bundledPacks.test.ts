import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameByteLength } from '../../common/frame';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient } from './inferenceClient';
import { listPacks, loadAmpullaPack } from './modelPacks';

const packFolder = fileURLToPath(new URL('../../models/packs', import.meta.url));

describe('the packs that come with the application', async () => {
  const listings = await listPacks([packFolder]);
  let built: BuiltInference;
  beforeAll(async () => {
    built = await buildInference();
  });
  afterAll(() => built.dispose());

  it('are there', () => {
    expect(listings).not.toEqual([]);
  });

  it.each(listings)('$id verifies and predicts on the CPU', async (listing) => {
    expect(listing).toMatchObject({ state: 'verified' });
    const pack = await loadAmpullaPack(listing.folder);
    const fork = () => forkInNode(built.entry);
    const nowMs = () => performance.now();
    const client = new InferenceClient({
      task: 'ampulla',
      fork,
      nowMs,
      pack,
      providers: ['cpu'],
      threads: 1,
    });
    client.start();
    await expect.poll(() => client.state.state, { timeout: 20_000 }).toBe('ready');
    const { width, height } = pack.manifest.input;
    const pixels = new Uint8Array(frameByteLength('rgb24', { width, height })).fill(128);
    const times = { frameId: 0, capturedAtMs: 0, mediaTimeMs: 0 };
    const frame = { ...times, width, height, pixelFormat: 'rgb24' as const, pixels };
    const { mask, peak } = await client.predict(frame, { width: 640, height: 480 });
    expect(mask.values).toHaveLength(mask.width * mask.height);
    // A mean in sixteen levels lies near the peak, and never above it by more than half a level.
    expect(Math.max(...mask.values) / 255).toBeLessThanOrEqual(peak + 0.5 / 15);
    expect(mask.values.every((value) => value % 17 === 0)).toBe(true);
    await client.dispose();
  });
});
