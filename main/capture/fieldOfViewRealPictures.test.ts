import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FieldOfView } from '../../common/fieldOfView';
import type { Box } from '../../common/geometry';
import { octagonMask } from '../../common/octagon';
import { detectFieldOfView, litLuma } from './fieldOfViewDetector';
import type { LumaImage } from './lumaImage';
import { cutLumaImages } from './sampleFile';
import { testFfmpegPath } from './testKit';

const folder = resolve(process.env['AMPULLA_DATA'] ?? '../shared/data', 'kvasir-seg', 'images');
const pictureCount = 24;
const screen = { width: 1200, height: 720 };
const position = { x: 420, y: 40 };

/** Pictures of real consoles, each put into a black screen with a caption beside it. */
function screenshots(): LumaImage[] {
  const names = readdirSync(folder).sort();
  const spacing = Math.floor(names.length / pictureCount);
  const paths = Array.from({ length: pictureCount }, (_, index) =>
    join(folder, names[index * spacing] ?? ''),
  );
  const caption = 'drawbox=60:100:3:90:white:fill,drawbox=60:130:80:3:white:fill';
  const place = `pad=${screen.width}:${screen.height}:${position.x}:${position.y}`;
  const each = paths.map(
    (_, index) => `[${index}]${place},setsar=1,${caption},format=gray[s${index}];`,
  );
  const labels = paths.map((_, index) => `[s${index}]`).join('');
  const graph = `${each.join('')}${labels}concat=n=${pictureCount}`;
  const inputs = paths.flatMap((path) => ['-i', path]);
  const output = ['-filter_complex', graph, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const bytes = execFileSync(testFfmpegPath, ['-v', 'error', ...inputs, ...output], {
    maxBuffer: 1e8,
  });
  return cutLumaImages(bytes, screen);
}

/** The rule of the training data: what is brighter than the threshold, without specks. */
function litBox(image: LumaImage): Box {
  const columns = new Uint32Array(image.width);
  const rows = new Uint32Array(image.height);
  for (let index = 0; index < image.values.length; index += 1) {
    const [x, y] = [index % image.width, Math.floor(index / image.width)];
    if (x < position.x || (image.values[index] ?? 0) <= litLuma) continue;
    columns[x] = (columns[x] ?? 0) + 1;
    rows[y] = (rows[y] ?? 0) + 1;
  }
  const isPicture = (count: number) => count >= 8;
  const [x, y] = [columns.findIndex(isPicture), rows.findIndex(isPicture)];
  const right = columns.findLastIndex(isPicture) + 1;
  return { x, y, width: right - x, height: rows.findLastIndex(isPicture) + 1 - y };
}

/** Share of the lit pixels that a field of view takes away. */
function lostShare(image: LumaImage, fieldOfView: FieldOfView): number {
  const { rect } = fieldOfView;
  const mask = octagonMask(fieldOfView, rect);
  let lost = 0;
  let lit = 0;
  for (let y = 0; y < rect.height; y += 1) {
    for (let x = 0; x < rect.width; x += 1) {
      if ((image.values[(rect.y + y) * image.width + rect.x + x] ?? 0) <= litLuma) continue;
      lit += 1;
      if (x < (mask.starts[y] ?? 0) || x >= (mask.ends[y] ?? 0)) lost += 1;
    }
  }
  return lost / lit;
}

describe('pictures of real consoles', () => {
  it('are found with their borders and cut at the corners alone', (context) => {
    if (!existsSync(folder)) context.skip(`the data set is not at ${folder}`);
    const images = screenshots();
    expect(images).toHaveLength(pictureCount);
    for (const [index, image] of images.entries()) {
      const found = detectFieldOfView([image]);
      if (!found) throw new Error(`Nothing was found in picture ${index}`);
      const lit = litBox(image);
      for (const side of ['x', 'y', 'width', 'height'] as const) {
        expect(Math.abs(found.rect[side] - lit[side]), `${index} ${side}`).toBeLessThanOrEqual(2);
      }
      // All of these consoles cut their right corners by about a fifth of the picture.
      for (const corner of [found.corners.topRight, found.corners.bottomRight]) {
        expect(corner.widthPx, `${index}`).toBeGreaterThan(60);
        expect(corner.heightPx, `${index}`).toBeGreaterThan(60);
      }
      expect(lostShare(image, found), `${index}`).toBeLessThan(0.0005);
    }
  });
});
