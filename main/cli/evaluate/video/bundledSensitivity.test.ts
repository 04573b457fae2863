import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../../../package.json';
import type { Prediction } from '../../../../common/prediction';
import { presetRule, sensitivityPresets } from '../../../../common/sensitivity';
import { belongsToPack, sensitivityCostsSchema } from '../../../../common/sensitivityCosts';
import { type BuiltInference, buildInference } from '../../../inference/fixtures/builtInference';
import { listPacks, loadPack } from '../../../inference/modelPacks';
import { readSensitivityCosts, sensitivityFileName } from '../../../inference/packSensitivity';
import type { CliContext } from '../../command';
import { analysedFrames } from '../../videoAnalysis';
import { createOfflineClient, openWholeVideo } from '../../wholeVideo';
import { ruleFigures } from './ruleFigures';
import { readTruth } from './truth';

const root = resolve('.');
const demo = (name: string): string => join(root, 'assets', 'demo', name);
const packs = await listPacks([join(root, 'models', 'packs')]);
/** The papilla first comes into view at frame 131 of the demo. */
const framesOfPart = 175;

describe.each(packs)('the figures beside the bundled pack $id', ({ folder }) => {
  it('belong to this model and to the presets of today', async () => {
    const pack = await loadPack(folder);
    const text = await readFile(join(folder, sensitivityFileName), 'utf8');
    const costs = sensitivityCostsSchema.parse(JSON.parse(text));
    expect(belongsToPack(costs, pack.manifest)).toBe(true);
    expect(await readSensitivityCosts(pack)).toEqual(costs);
  });

  it('say nothing about another version, another file or other rules', async () => {
    const { manifest } = await loadPack(folder);
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
      const pack = await loadPack(folder);
      const predictions = await predictPart(folder, built.entry);
      const { framesPerSecond, inView } = await readTruth(demo('demo.truth.json'));
      const truth = { framesPerSecond, inView: inView.slice(0, framesOfPart) };
      const costs = await readSensitivityCosts(pack);
      for (const preset of sensitivityPresets) {
        const rule = presetRule(preset, pack.manifest.thresholds.peak);
        const again = ruleFigures(predictions, truth, rule).delaysFrames[0] ?? NaN;
        const noted = costs?.settings[preset]?.delaysFrames[0] ?? NaN;
        // Processors differ in the last bit of a peak, which may move a threshold's crossing by a frame.
        expect(Math.abs(again - noted), preset).toBeLessThanOrEqual(1);
      }
    }, 120_000);
  });
});

async function predictPart(folder: string, inferenceEntry: string): Promise<Prediction[]> {
  const context: CliContext = {
    version,
    resourceRoot: root,
    inferenceEntry,
    workingFolder: root,
    environment: process.env,
    cores: 1,
    nowMs: () => performance.now(),
    print: () => undefined,
    errors: { isTerminal: false, write: () => undefined },
    signal: new AbortController().signal,
  };
  const pack = await loadPack(folder);
  const source = openWholeVideo(demo('demo.mp4'), 'auto', pack, context);
  const client = createOfflineClient(pack, context);
  client.start();
  const predictions: Prediction[] = [];
  try {
    for await (const { prediction } of analysedFrames(source, client, context.signal)) {
      predictions.push(prediction);
      if (predictions.length === framesOfPart) break;
    }
  } finally {
    await Promise.all([source.dispose(), client.dispose()]);
  }
  return predictions;
}
