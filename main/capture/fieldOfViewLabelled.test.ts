import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FieldOfView, rectangularFieldOfView } from '../../common/fieldOfView';
import type { Point, Size } from '../../common/geometry';
import { octagonMask } from '../../common/octagon';
import { detectFieldOfView } from './fieldOfViewDetector';
import fixture from './fixtures/kvasirFieldsOfView.json';
import type { LumaImage } from './lumaImage';
import { cutLumaImages, greyOutput } from './sampleFile';
import { testFfmpegPath } from './testKit';

const folder = resolve(process.env['AMPULLA_DATA'] ?? '../shared/data', 'kvasir-seg', 'images');
/** ffmpeg joins pictures of one size alone: each is padded to this and cut out again. */
const padded: Size = { width: 640, height: 576 };
/** The black screen around a picture, as a capture card delivers it, and where the picture lies. */
const screen: Size = { width: 800, height: 600 };
const position = { x: 120, y: 26 };

interface Label {
  readonly file: string;
  readonly size: Size;
  readonly outline: FieldOfView;
}

const pair = z.tuple([z.number(), z.number()]);
const four = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const labelSchema = z
  .object({
    file: z.string(),
    size: pair,
    rect: four,
    cuts: z.tuple([...four.def.items, ...four.def.items]),
  })
  .transform(({ file, size, rect, cuts }): Label => {
    const [width, height] = size;
    const cut = (widthPx: number, heightPx: number) => ({ widthPx, heightPx });
    const corners = {
      topLeft: cut(cuts[0], cuts[1]),
      topRight: cut(cuts[2], cuts[3]),
      bottomRight: cut(cuts[4], cuts[5]),
      bottomLeft: cut(cuts[6], cuts[7]),
    };
    const box = { x: rect[0], y: rect[1], width: rect[2], height: rect[3] };
    return { file, size: { width, height }, outline: { rect: box, corners } };
  });

/** The pictures as grey of the full range at their own size, as the application samples them. */
function greyPictures(labels: readonly Label[]): LumaImage[] {
  const inputs = labels.flatMap(({ file }) => ['-i', join(folder, `${file}.jpg`)]);
  const convert = `scale=out_range=pc,format=gray,pad=${padded.width}:${padded.height},setsar=1`;
  const each = labels.map((_, index) => `[${index}]${convert}[s${index}];`);
  const names = labels.map((_, index) => `[s${index}]`).join('');
  const graph = ['-filter_complex', `${each.join('')}${names}concat=n=${labels.length}`];
  const bytes = execFileSync(testFfmpegPath, ['-v', 'error', ...inputs, ...graph, ...greyOutput], {
    maxBuffer: 1e8,
  });
  return cutLumaImages(bytes, padded).map((image, index) =>
    copied(image, labels[index]?.size ?? padded, { x: 0, y: 0 }),
  );
}

/** As much of a picture as has room at a place in a black one of the given size. */
function copied(image: LumaImage, { width, height }: Size, { x, y }: Point): LumaImage {
  const values = new Uint8Array(width * height);
  for (let row = 0; row < Math.min(image.height, height - y); row += 1) {
    const start = row * image.width;
    const end = start + Math.min(image.width, width - x);
    values.set(image.values.subarray(start, end), (y + row) * width + x);
  }
  return { width, height, values };
}

/** The label on the screen. */
function onScreen(label: Label): Label {
  const { rect, corners } = label.outline;
  const moved = { ...rect, x: rect.x + position.x, y: rect.y + position.y };
  return { file: label.file, size: screen, outline: { rect: moved, corners } };
}

/** Columns of a picture's row that lie inside a field of view, the end not included. */
function extents({ rect, corners }: FieldOfView, height: number) {
  const mask = octagonMask({ rect, corners }, rect);
  return Array.from({ length: height }, (_, y) => ({
    start: rect.x + (mask.starts[y - rect.y] ?? 0),
    end: rect.x + (mask.ends[y - rect.y] ?? 0),
  }));
}

/** Shared pixels of two fields of view over the pixels of both together. */
function intersectionOverUnion(a: FieldOfView, b: FieldOfView, height: number): number {
  const rowsOfB = extents(b, height);
  let shared = 0;
  let sum = 0;
  for (const [y, inA] of extents(a, height).entries()) {
    const inB = rowsOfB[y] ?? { start: 0, end: 0 };
    shared += Math.max(0, Math.min(inA.end, inB.end) - Math.max(inA.start, inB.start));
    sum += inA.end - inA.start + inB.end - inB.start;
  }
  return shared / (sum - shared);
}

const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;

/** What of the found outline is away from the label by more than the reading's precision. */
function differences(found: FieldOfView | null, { outline }: Label): string {
  if (!found) return 'nothing was found';
  const sides = (['x', 'y', 'width', 'height'] as const).map((side) => ({
    name: `rect.${side}`,
    is: found.rect[side],
    label: outline.rect[side],
  }));
  const legs = cornerNames.flatMap((name) =>
    (['widthPx', 'heightPx'] as const).map((leg) => ({
      name: `${name}.${leg}`,
      is: found.corners[name][leg],
      label: outline.corners[name][leg],
    })),
  );
  const wrong = [...sides, ...legs].filter(({ is, label }) => Math.abs(is - label) > 4);
  return (
    wrong.map(({ name, is, label }) => `${name} ${is}, label ${label}`).join('; ') || 'nothing'
  );
}

interface Result {
  readonly file: string;
  readonly overlap: number;
  /** What the frame as a whole would have reached. */
  readonly overlapOfWhole: number;
  readonly wrong: string;
}

function measure(image: LumaImage, label: Label): Result {
  const whole = rectangularFieldOfView({ x: 0, y: 0, ...label.size });
  const found = detectFieldOfView([image]);
  const overlapWith = (fieldOfView: FieldOfView) =>
    intersectionOverUnion(fieldOfView, label.outline, image.height);
  return {
    file: label.file,
    overlap: overlapWith(found ?? whole),
    overlapOfWhole: overlapWith(whole),
    wrong: differences(found, label),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function expectGoodOverlap(name: string, unsorted: readonly Result[]): void {
  const results = [...unsorted].sort((a, b) => a.overlap - b.overlap);
  const mean = meanOf(results.map(({ overlap }) => overlap));
  const meanOfWhole = meanOf(results.map(({ overlapOfWhole }) => overlapOfWhole));
  const [median, minimum] = [results[results.length >> 1]?.overlap, results[0]?.overlap];
  console.info(name, { mean, median, minimum, meanOfWhole }, results.slice(0, 3));
  expect(results.length).toBeGreaterThanOrEqual(60);
  expect(mean).toBeGreaterThanOrEqual(0.95);
  expect(mean).toBeGreaterThan(meanOfWhole);
}

describe('pictures labelled by hand', () => {
  it('are found with a mean overlap of at least 0.95, alone and on a screen', (context) => {
    if (!existsSync(folder)) context.skip(`the data set is not at ${folder}`);
    const labels = z.array(labelSchema).parse(fixture.images);
    const pictures = greyPictures(labels).flatMap((image, index) => {
      const label = labels[index];
      return label ? [{ image, label }] : [];
    });
    const alone = pictures.map(({ image, label }) => measure(image, label));
    expectGoodOverlap('Pictures alone:', alone);
    const placed = pictures.map(({ image, label }) =>
      measure(copied(image, screen, position), onScreen(label)),
    );
    expectGoodOverlap('Pictures on a black screen:', placed);
  });
});
