import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from '../../../../common/frame';
import type { Size } from '../../../../common/geometry';
import type { Prediction } from '../../../../common/prediction';
import { presetRule, sensitivityPresets } from '../../../../common/sensitivity';
import { belongsToPack, sensitivityCostsSchema } from '../../../../common/sensitivityCosts';
import type { FrameSource } from '../../../capture/frameSource';
import { type BuiltInference, buildInference } from '../../../inference/fixtures/builtInference';
import { listPacks, loadAmpullaPack, type AmpullaPack } from '../../../inference/modelPacks';
import { readSensitivityCosts, sensitivityFileName } from '../../../inference/packSensitivity';
import { quietContext } from '../../fixtures/quietContext';
import { predictPersistently } from '../../readyClient';
import { createOfflineClient, openWholeVideo } from '../../wholeVideo';
import { ruleFigures } from './ruleFigures';
import { readTruth } from './truth';

const root = resolve('.');
const demo = (name: string): string => join(root, 'assets', 'demo', name);
const packs = await listPacks([join(root, 'models', 'packs')]);
/**
 * Only the frames around the papilla's first appearance are predicted again, because a large pack takes a quarter of
 * a second for each. More frames than any preset needs to hide come before it, so that what was there earlier has
 * no say; a few more than the longest noted delay follow, so that a later one is seen.
 */
const framesBefore = 12;
const framesAfter = 4;

interface FrameRange {
  readonly start: number;
  /** The first frame after it. */
  readonly end: number;
}

/** Processors differ in the last bit of a peak, which may move a threshold's crossing by a frame. */
function differenceInFrames(again: number | null, noted: number | null): number {
  if (again === null || noted === null) return again === noted ? 0 : Infinity;
  return Math.abs(again - noted);
}

describe.each(packs)('the figures beside the bundled pack $id', ({ folder }) => {
  it('belong to this model and to the presets of today', async () => {
    const pack = await loadAmpullaPack(folder);
    const text = await readFile(join(folder, sensitivityFileName), 'utf8');
    const costs = sensitivityCostsSchema.parse(JSON.parse(text));
    expect(belongsToPack(costs, pack.manifest)).toBe(true);
    expect(await readSensitivityCosts(pack)).toEqual(costs);
  });

  it('say nothing about another version, another file or other rules', async () => {
    const { manifest } = await loadAmpullaPack(folder);
    const text = await readFile(join(folder, sensitivityFileName), 'utf8');
    const costs = sensitivityCostsSchema.parse(JSON.parse(text));
    const files = manifest.files.map((file) => ({ ...file, sha256: '0'.repeat(64) }));
    const thresholds = { ...manifest.thresholds, peak: 0.5 };
    for (const change of [{ version: '0.0.1' }, { id: 'other' }, { files }, { thresholds }]) {
      expect(belongsToPack(costs, { ...manifest, ...change })).toBe(false);
    }
    expect(belongsToPack({ ...costs, settings: {} }, manifest)).toBe(false);
  });

  describe('measured again', () => {
    let built: BuiltInference;
    beforeAll(async () => {
      built = await buildInference();
    });
    afterAll(() => built.dispose());

    it('give the same delay at the papilla’s first appearance in the demo', async () => {
      const pack = await loadAmpullaPack(folder);
      const { framesPerSecond, inView } = await readTruth(demo('demo.truth.json'));
      const costs = await readSensitivityCosts(pack);
      const noted = sensitivityPresets.map(
        (preset) => costs?.settings[preset]?.delaysFrames[0] ?? null,
      );
      const appearance = inView.indexOf(true);
      const start = appearance - framesBefore;
      const end = appearance + Math.max(...noted.map((delay) => delay ?? 0)) + framesAfter;
      const predictions = await predictPart(pack, built.entry, { start, end });
      expect(predictions).toHaveLength(end - start);
      const truth = { framesPerSecond, inView: inView.slice(start, end) };
      for (const [index, preset] of sensitivityPresets.entries()) {
        const rule = presetRule(preset, pack.manifest.thresholds.peak);
        const again = ruleFigures(predictions, truth, rule).delaysFrames[0] ?? null;
        expect(differenceInFrames(again, noted[index] ?? null), preset).toBeLessThanOrEqual(1);
      }
    }, 120_000);
  });
});

/** Predicts the frames from `start` up to `end`; those before are decoded only. */
async function predictPart(
  pack: AmpullaPack,
  inferenceEntry: string,
  { start, end }: FrameRange,
): Promise<Prediction[]> {
  const context = quietContext(inferenceEntry);
  const source = openWholeVideo(demo('demo.mp4'), 'auto', pack, context);
  // The rest of the video is not decoded: it would take the time from the model.
  const frames = await decodedFrames(source, end).finally(() => source.dispose());
  const client = createOfflineClient(pack, context);
  client.start();
  const predictions: Prediction[] = [];
  try {
    for (const { frame, size } of frames.slice(start)) {
      predictions.push(await predictPersistently(client, frame, size, context.signal));
    }
  } finally {
    await client.dispose();
  }
  return predictions;
}

/** The first `count` frames of a source with the size of its field of view. */
async function decodedFrames(
  source: FrameSource,
  count: number,
): Promise<{ readonly frame: Frame; readonly size: Size }[]> {
  const frames: { readonly frame: Frame; readonly size: Size }[] = [];
  await new Promise<void>((resolveFrames, reject) => {
    let size: Size = { width: 1, height: 1 };
    source.start({
      onInfo: ({ fieldOfView }) => {
        size = fieldOfView.rect;
      },
      onDisplayFrame: () => undefined,
      onModelFrame: (frame) => {
        if (frames.length < count) frames.push({ frame, size });
        if (frames.length === count) resolveFrames();
      },
      onEnd: () => resolveFrames(),
      onError: reject,
    });
  });
  return frames;
}
