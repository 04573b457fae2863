import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPackId } from '../../../../common/defaultPack';
import { findFfmpeg } from '../../../capture/findFfmpeg';
import { type BuiltInference, buildInference } from '../../../inference/fixtures/builtInference';
import { loadAmpullaPack } from '../../../inference/modelPacks';
import { quietContext } from '../../fixtures/quietContext';
import { boxQuality } from './boxQuality';
import { predictVideo } from './predictVideo';
import { readTruth } from './truth';

const demo = resolve('assets', 'demo');
/** A key frame each second lets a second be copied exactly; in this one the papilla is well in view. */
const firstFrame = 400;

let built: BuiltInference;
let folder: string;
beforeAll(async () => {
  built = await buildInference();
  folder = await mkdtemp(join(tmpdir(), 'ampulla-clip-'));
});
afterAll(async () => {
  await built.dispose();
  await rm(folder, { recursive: true, force: true });
});

it('finds boxes in pixels of the video’s frame, where the truth has them', async () => {
  const clip = join(folder, 'clip.mp4');
  const cut = ['-ss', '16', '-i', join(demo, 'demo.mp4'), '-t', '1', '-c', 'copy', clip];
  await promisify(execFile)(findFfmpeg({ env: process.env }), ['-loglevel', 'error', ...cut]);
  const pack = await loadAmpullaPack(resolve('models', 'packs', defaultPackId));
  const { predictions, frameSize } = await predictVideo(
    clip,
    'auto',
    pack,
    quietContext(built.entry),
  );
  expect(predictions.length).toBeGreaterThanOrEqual(25);
  expect(frameSize).toEqual({ width: 1280, height: 720 });
  const { boxes } = await readTruth(join(demo, 'demo.truth.json'));
  const truth = boxes.slice(firstFrame, firstFrame + 25);
  const quality = boxQuality(predictions.slice(0, 25), truth, frameSize);
  expect(quality?.frames).toBe(25);
  // The field of view begins 424 pixels from the left: boxes relative to it would miss entirely.
  expect(quality?.meanIou).toBeGreaterThan(0.5);
  expect(quality?.meanCentroidDistance).toBeLessThan(0.05);
}, 60_000);
