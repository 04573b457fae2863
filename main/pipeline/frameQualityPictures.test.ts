import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FrameQuality, frameQuality } from '../../common/frameQuality';
import { testFfmpegPath } from '../capture/testKit';

const folder = resolve(process.env['AMPULLA_DATA'] ?? '../shared/data', 'kvasir-seg', 'images');
const demo = resolve('assets', 'demo', 'demo.mp4');
const demoFieldOfView = 'crop=800:690:424:15';
const pictureCount = 60;
const side = 256;
const toModelSize = `scale=${side}:${side}:flags=area+accurate_rnd+full_chroma_int,setsar=1`;

/** Runs ffmpeg on a graph that ends in `[out]`, and judges each picture. */
function verdicts(inputs: readonly string[], graph: string): FrameQuality['verdict'][] {
  const output = ['-map', '[out]', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const words = ['-v', 'error', ...inputs, '-filter_complex', graph, ...output];
  const bytes = execFileSync(testFfmpegPath, words, { maxBuffer: 1e8 });
  const length = side * side * 3;
  return Array.from({ length: bytes.length / length }, (_, index) => {
    const pixels = bytes.subarray(index * length, (index + 1) * length);
    return frameQuality(pixels, { width: side, height: side }).verdict;
  });
}

/** Verdicts on pictures of the data set after a change at the model's size. */
function verdictsOnReal(change: string): FrameQuality['verdict'][] {
  const names = readdirSync(folder).sort();
  const spacing = Math.floor(names.length / pictureCount);
  const paths = Array.from({ length: pictureCount }, (_, index) =>
    join(folder, names[index * spacing] ?? ''),
  );
  const each = paths.map((_, index) => `[${index}]format=gbrp,${toModelSize}[s${index}];`);
  const labels = paths.map((_, index) => `[s${index}]`).join('');
  const changed = `concat=n=${pictureCount},${change},format=rgb24[out]`;
  return verdicts(
    paths.flatMap((path) => ['-i', path]),
    `${each.join('')}${labels}${changed}`,
  );
}

function share(found: readonly string[], wanted: string): number {
  expect(found.length).toBeGreaterThan(0);
  return found.filter((verdict) => verdict === wanted).length / found.length;
}

describe('verdicts on pictures', () => {
  it.for([
    ['usable', 'as they are', 'null', 0.98],
    ['blurred', 'blurred over 3 pixels', 'gblur=sigma=3', 0.95],
    ['blurred', 'blurred and noisy', 'gblur=sigma=3,noise=alls=3', 0.95],
    ['dark', 'four stops darker', darker(4), 0.95],
    ['outOfBody', 'without colour', 'hue=s=0', 0.95],
  ] as const)('are %s for real ones %s', ([verdict, , change, least], context) => {
    if (!existsSync(folder)) context.skip(`the data set is not at ${folder}`);
    const found = verdictsOnReal(change);
    expect(found).toHaveLength(pictureCount);
    expect(share(found, verdict)).toBeGreaterThanOrEqual(least);
  });

  it('are usable for the demo, the view down the lumen included', () => {
    const graph = `[0]fps=2,${demoFieldOfView},${toModelSize},format=rgb24[out]`;
    expect(share(verdicts(['-i', demo], graph), 'usable')).toBeGreaterThanOrEqual(0.98);
  });

  it.each(['testsrc2', 'testsrc', 'smptebars', 'smptehdbars', 'rgbtestsrc'])(
    'are out of body for the pattern %s',
    (pattern) => {
      const input = ['-f', 'lavfi', '-i', `${pattern}=s=1280x720:r=5:d=2`];
      const found = verdicts(input, `[0]${toModelSize},format=rgb24[out]`);
      expect(share(found, 'outOfBody')).toBe(1);
    },
  );
});

/** A stop halves the light; pixels hold about its 2.2th root. */
function darker(stops: number): string {
  const factor = 2 ** (-stops / 2.2);
  return `lutrgb=r=val*${factor}:g=val*${factor}:b=val*${factor}`;
}
