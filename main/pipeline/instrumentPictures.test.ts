import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Box } from '../../common/geometry';
import { instrumentShare, leastInstrumentShare } from '../../common/instrumentCover';
import { testFfmpegPath } from '../capture/testKit';
import { cocoAnnotationsSchema } from './fixtures/cocoAnnotations';

/* What the measure finds, where the region is known: figures of docs/adr/0005-abstaining.md. */

const data = resolve(process.env['AMPULLA_DATA'] ?? '../shared/data', 'kvasir-seg');
const demo = (name: string): string => resolve('assets', 'demo', name);
const size = { width: 256, height: 256 };
const toModelSize = `scale=256:256:flags=area+accurate_rnd+full_chroma_int,setsar=1,format=rgb24`;

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const truthSchema = z.object({
  fieldOfView: box,
  frames: z.array(z.object({ part: z.string(), box: box.nullable() })),
});
const labelsSchema = z.object({
  withInstrument: z.array(z.string()),
  leftOut: z.array(z.string()),
});

function pictures(words: readonly string[]): Buffer[] {
  const output = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const bytes = execFileSync(testFfmpegPath, ['-v', 'error', ...words, ...output], {
    maxBuffer: 1e9,
  });
  const length = size.width * size.height * 3;
  return Array.from({ length: bytes.length / length }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );
}

/** A box of a picture of another size, in pixels of the model's. */
function inModelPixels({ x, y, width, height }: Box, of: Box): Box {
  const [scaleX, scaleY] = [size.width / of.width, size.height / of.height];
  return {
    x: (x - of.x) * scaleX,
    y: (y - of.y) * scaleY,
    width: width * scaleX,
    height: height * scaleY,
  };
}

const covers = (share: number): boolean => share >= leastInstrumentShare;
const shareOf = (values: readonly boolean[]): number =>
  values.filter((value) => value).length / values.length;

describe('the measure of instruments', () => {
  it('finds the phantom’s sphincterotome at the papilla, and nothing without it', () => {
    const truth = truthSchema.parse(JSON.parse(readFileSync(demo('demo.truth.json'), 'utf8')));
    const { fieldOfView: view } = truth;
    const every = 10;
    const crop = `crop=${view.width}:${view.height}:${view.x}:${view.y}`;
    const filter = `select='not(mod(n,${every}))',${crop},${toModelSize}`;
    const verdicts = pictures(['-i', demo('demo.mp4'), '-vf', filter]).map((pixels, index) => {
      const frameId = index * every;
      const region = truth.frames[frameId]?.box ?? null;
      const found =
        region !== null && covers(instrumentShare(pixels, size, inModelPixels(region, view)));
      return { frameId, found, isInView: region !== null };
    });
    // From frame 800 to 950 the sphincterotome is at the orifice; it comes and goes around that.
    const at = verdicts.filter(({ frameId }) => frameId >= 800 && frameId <= 950);
    const without = verdicts.filter(
      ({ frameId, isInView }) => isInView && (frameId < 700 || frameId >= 1400),
    );
    const recall = shareOf(at.map(({ found }) => found));
    const falseShare = shareOf(without.map(({ found }) => found));
    console.log(
      `phantom: ${recall} of ${at.length} found, ${falseShare} of ${without.length} false`,
    );
    expect(without.length).toBeGreaterThan(40);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    expect(falseShare).toBe(0);
  });

  it('finds few of the real ones, and seldom one that is not there', (context) => {
    if (!existsSync(data)) context.skip(`the data set is not at ${data}`);
    const coco = cocoAnnotationsSchema.parse(
      JSON.parse(readFileSync(join(data, 'annotations.json'), 'utf8')),
    );
    const path = new URL('fixtures/kvasirInstruments.json', import.meta.url);
    const labels = labelsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    const verdicts = coco.images.flatMap((image, index) => {
      const name = image.file_name.replace('images/', '');
      const isWith = labels.withInstrument.includes(name);
      // Every tenth of those without says enough.
      if (labels.leftOut.includes(name) || (!isWith && index % 10 !== 0)) return [];
      const annotation = coco.annotations.find(({ image_id }) => image_id === image.id);
      const [pixels] = pictures(['-i', join(data, image.file_name), '-vf', toModelSize]);
      if (annotation === undefined || pixels === undefined) return [];
      const [x, y, width, height] = annotation.bbox;
      const region = inModelPixels({ x, y, width, height }, { x: 0, y: 0, ...image });
      return [{ isWith, found: covers(instrumentShare(pixels, size, region)) }];
    });
    const found = (isWith: boolean): boolean[] =>
      verdicts.filter((verdict) => verdict.isWith === isWith).map((verdict) => verdict.found);
    console.log(
      `real: ${shareOf(found(true))} of ${found(true).length} found, ` +
        `${shareOf(found(false))} of ${found(false).length} false`,
    );
    expect(found(true).length).toBeGreaterThan(30);
    expect(shareOf(found(true))).toBeGreaterThanOrEqual(0.3);
    expect(shareOf(found(false))).toBeLessThanOrEqual(0.06);
  }, 240_000);
});
