import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frameQuality } from '../../common/frameQuality';
import type { Prediction } from '../../common/prediction';
import { fitView, viewQuality } from '../../common/viewQuality';
import { testFfmpegPath } from '../capture/testKit';
import { type BuiltInference, buildInference } from '../inference/fixtures/builtInference';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient } from '../inference/inferenceClient';
import { loadAmpullaPack } from '../inference/modelPacks';
import { cocoAnnotationsSchema } from './fixtures/cocoAnnotations';

const side = 256;
const size = { width: side, height: side };
const folder = resolve('main/pipeline/fixtures/views');
const realFolder = resolve(process.env['AMPULLA_DATA'] ?? '../shared/data', 'kvasir-seg');
const realCount = 60;

const viewsSchema = z.object({
  views: z.array(z.object({ file: z.string(), kind: z.string(), obliqueDegrees: z.number() })),
});

/** Pictures as the model sees them, after a change at its size. */
function pixelsOf(paths: readonly string[], change = 'null'): Uint8Array[] {
  const scale = `scale=${side}:${side}:flags=area+accurate_rnd+full_chroma_int,setsar=1`;
  const each = paths.map((_, index) => `[${index}]format=gbrp,${scale}[s${index}];`).join('');
  const labels = paths.map((_, index) => `[s${index}]`).join('');
  const graph = `${each}${labels}concat=n=${paths.length},${change},format=rgb24[out]`;
  const inputs = paths.flatMap((path) => ['-i', path]);
  const words = ['-v', 'error', ...inputs, '-filter_complex', graph, '-map', '[out]'];
  const output = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-'];
  const bytes = execFileSync(testFfmpegPath, [...words, ...output], { maxBuffer: 1e8 });
  const length = side * side * 3;
  return paths.map((_, index) =>
    Uint8Array.from(bytes.subarray(index * length, (index + 1) * length)),
  );
}

describe('the view of a drawn papilla, found by the bundled model', () => {
  const { views } = viewsSchema.parse(JSON.parse(readFileSync(join(folder, 'views.json'), 'utf8')));
  const judged = new Map<string, Prediction>();
  let built: BuiltInference;

  beforeAll(async () => {
    built = await buildInference();
    const client = new InferenceClient({
      task: 'ampulla',
      fork: () => forkInNode(built.entry),
      nowMs: () => performance.now(),
      pack: await loadAmpullaPack(resolve('models/packs/papilla-lite')),
      providers: ['cpu'],
      threads: 1,
    });
    client.start();
    await new Promise<void>((ready) => client.onState(({ state }) => state === 'ready' && ready()));
    const pictures = pixelsOf(views.map(({ file }) => join(folder, file)));
    const times = { capturedAtMs: 0, mediaTimeMs: 0 };
    for (const [frameId, pixels] of pictures.entries()) {
      const frame = { frameId, ...times, ...size, pixelFormat: 'rgb24' as const, pixels };
      judged.set(views[frameId]?.file ?? '', await client.predict(frame, size));
    }
    await client.dispose();
  }, 120_000);
  afterAll(() => built.dispose());

  /** File and verdict of all views of a kind. */
  function verdicts(kind: string): { file: string; verdict: string | undefined }[] {
    const files = views.filter((view) => view.kind === kind).map(({ file }) => file);
    return files.map((file) => ({ file, verdict: judged.get(file)?.view.verdict }));
  }

  it.each(['oblique', 'device', 'bubbles', 'blurred', 'overexposed', 'offCentre'])(
    'may not speak where it is %s',
    (kind) => {
      const found = verdicts(kind);
      expect(found.length).toBeGreaterThanOrEqual(9);
      expect(found.filter(({ verdict }) => verdict === 'fit')).toEqual([]);
    },
  );

  it('may speak where it is as the study took it', () => {
    const found = verdicts('clean');
    expect(found).toHaveLength(30);
    const fit = found.filter(({ verdict }) => verdict === 'fit');
    expect(fit.length / found.length).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    ['oblique', 'oblique'],
    ['device', 'instrument'],
    ['bubbles', 'bubbles'],
    ['blurred', 'blurred'],
    ['overexposed', 'overexposed'],
    ['offCentre', 'offCentre'],
  ])('is called by its fault for the most: %s', (kind, verdict) => {
    const found = verdicts(kind);
    const right = found.filter((one) => one.verdict === verdict || one.verdict === 'noAmpulla');
    expect(right.length / found.length).toBeGreaterThanOrEqual(0.6);
  });
});

/** Every so many pictures of the data set that have one target, with its box at the model's size. */
function realTargets() {
  const text = readFileSync(join(realFolder, 'annotations.json'), 'utf8');
  const { images, annotations } = cocoAnnotationsSchema.parse(JSON.parse(text));
  const single = images.flatMap((image) => {
    const own = annotations.filter(({ image_id }) => image_id === image.id);
    const [x, y, width, height] = own.length === 1 ? (own[0]?.bbox ?? []) : [];
    if (x === undefined || y === undefined || width === undefined || height === undefined)
      return [];
    const [across, down] = [side / image.width, side / image.height];
    const box = { x: x * across, y: y * down, width: width * across, height: height * down };
    return [{ path: join(realFolder, image.file_name), box }];
  });
  const spacing = Math.floor(single.length / realCount);
  return single.filter((_, index) => index % spacing === 0).slice(0, realCount);
}

describe('the view of a real target', () => {
  it.for([
    ['sharp and not overexposed as it is', 'null', 0.9, isSharp, isExposed],
    ['blurred over 3 pixels', 'gblur=sigma=3', 0.95, (view) => !isSharp(view), () => true],
    ['three stops too bright', brighter(3), 0.95, () => true, (view) => !isExposed(view)],
  ] as const satisfies readonly (readonly [string, string, number, Judgement, Judgement])[])(
    'is called so where it is %s',
    ([, change, least, sharpness, exposure], context) => {
      if (!existsSync(realFolder)) context.skip(`the data set is not at ${realFolder}`);
      const targets = realTargets();
      const pictures = pixelsOf(
        targets.map(({ path }) => path),
        change,
      );
      const right = targets.filter(({ box }, index) => {
        const pixels = pictures[index] ?? new Uint8Array();
        const { measures } = viewQuality(pixels, size, {
          ...{ found: true, box },
          quality: frameQuality(pixels, size),
        });
        return measures !== null && sharpness(measures) && exposure(measures);
      });
      expect(targets).toHaveLength(realCount);
      expect(right.length / realCount).toBeGreaterThanOrEqual(least);
    },
  );
});

type Measures = NonNullable<ReturnType<typeof viewQuality>['measures']>;
type Judgement = (view: Measures) => boolean;

function isSharp({ sharpness }: Measures): boolean {
  return sharpness >= fitView.leastSharpness;
}

function isExposed({ clippedShare }: Measures): boolean {
  return clippedShare <= fitView.mostClippedShare;
}

/** A stop doubles the light; pixels hold about its 2.2th root. */
function brighter(stops: number): string {
  const factor = 2 ** (stops / 2.2);
  return `lutrgb=r=val*${factor}:g=val*${factor}:b=val*${factor}`;
}
