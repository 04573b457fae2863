import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Frame, frameByteLength } from '../../common/frame';
import { isAmpullaPack, isDifficultyPack } from '../../common/packTasks';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient } from './inferenceClient';
import { listPacks, loadAmpullaPack, loadDifficultyPack, type VerifiedPack } from './modelPacks';

const packFolder = fileURLToPath(new URL('../../models/packs', import.meta.url));

describe('the packs that come with the application', async () => {
  const listings = await listPacks([packFolder]);
  const verified = listings.filter((listing) => listing.state === 'verified');
  let built: BuiltInference;
  beforeAll(async () => {
    built = await buildInference();
  });
  afterAll(() => built.dispose());

  const onTheCpu = () => ({
    fork: () => forkInNode(built.entry),
    nowMs: () => performance.now(),
    providers: ['cpu' as const],
    threads: 1,
  });

  it('are there and verify', () => {
    expect(verified).not.toEqual([]);
    expect(verified).toEqual(listings);
  });

  it.each(verified.filter(({ tasks }) => isAmpullaPack(tasks)))('$id finds', async ({ folder }) => {
    const pack = await loadAmpullaPack(folder);
    const client = new InferenceClient({ task: 'ampulla', pack, ...onTheCpu() });
    client.start();
    await expect.poll(() => client.state.state, { timeout: 20_000 }).toBe('ready');
    const { mask, peak } = await client.predict(greyFrame(pack), { width: 640, height: 480 });
    expect(mask.values).toHaveLength(mask.width * mask.height);
    // A mean in sixteen levels lies near the peak, and never above it by more than half a level.
    expect(Math.max(...mask.values) / 255).toBeLessThanOrEqual(peak + 0.5 / 15);
    expect(mask.values.every((value) => value % 17 === 0)).toBe(true);
    await client.dispose();
  });

  it.each(verified.filter(({ tasks }) => isDifficultyPack(tasks)))(
    '$id estimates the difficulty',
    async ({ folder }) => {
      const pack = await loadDifficultyPack(folder);
      const client = new InferenceClient({ task: 'difficulty', pack, ...onTheCpu() });
      client.start();
      await expect.poll(() => client.state.state, { timeout: 20_000 }).toBe('ready');
      const frame = greyFrame(pack);
      const { probabilities, attention } = await client.predict(frame, frame);
      expect(probabilities).toHaveLength(pack.manifest.outputs.difficulty.classes.length);
      expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 2);
      expect(attention.values).toHaveLength(attention.width * attention.height);
      await client.dispose();
    },
  );
});

/** One frame of the size that the pack takes. */
function greyFrame(pack: Pick<VerifiedPack, 'manifest'>): Frame {
  const { width, height } = pack.manifest.input;
  const pixels = new Uint8Array(frameByteLength('rgb24', { width, height })).fill(128);
  const times = { frameId: 0, capturedAtMs: 0, mediaTimeMs: 0 };
  return { ...times, width, height, pixelFormat: 'rgb24', pixels };
}
