import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackManifest } from '../../common/modelPack';
import { discPicture } from './fixtures/discPicture';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { PackShelf } from './fixtures/packCopy';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient, type InferenceState } from './inferenceClient';
import { loadAmpullaPack } from './modelPacks';
import { filesForProvider } from './packFiles';

type FileEntry = PackManifest['files'][number];
type Precision = FileEntry['precision'];

/** What the training writes for each precision (`training/export/precisions.py`). */
const suited: Readonly<Record<Precision, FileEntry['providers']>> = {
  fp32: ['cpu', 'webgpu', 'dml', 'coreml', 'cuda'],
  fp16: ['webgpu', 'dml', 'coreml', 'cuda'],
  int8: ['cpu'],
};

/** A finder of red discs in each precision, made with the training's own functions: `make_precisions.py`. */
const variants = fileURLToPath(new URL('fixtures/precisions', import.meta.url));

let built: BuiltInference;
let shelf: PackShelf;
const clients: InferenceClient[] = [];
beforeAll(async () => {
  built = await buildInference();
  shelf = await PackShelf.create();
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await Promise.all([shelf.dispose(), built.dispose()]);
});

/** A pack that holds these files in this order. */
async function packOf(precisions: readonly Precision[], broken: readonly Precision[] = []) {
  const name = [...precisions, 'without', ...broken].join('-');
  const folder = await shelf.add(name);
  const manifest = join(folder, 'manifest.json');
  const files = await Promise.all(
    precisions.map((precision) => addFile(folder, precision, broken.includes(precision))),
  );
  const { manifest: tiny } = await loadAmpullaPack(folder);
  const input = { ...tiny.input, name: 'frame' };
  await writeFile(manifest, JSON.stringify({ ...tiny, input, files }));
  return loadAmpullaPack(folder);
}

async function addFile(folder: string, precision: Precision, isBroken: boolean) {
  const name = `tiny.${precision}.onnx`;
  const bytes = isBroken ? Buffer.from('no model') : await readFile(join(variants, name));
  await writeFile(join(folder, name), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, sha256, sizeBytes: bytes.byteLength, precision, providers: suited[precision] };
}

async function start(pack: Awaited<ReturnType<typeof packOf>>) {
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
  clients.push(client);
  client.start();
  return { client, state: await settled(client) };
}

function settled(client: InferenceClient): Promise<InferenceState> {
  return new Promise((resolve) => {
    client.onState((state) => {
      if (state.state !== 'starting') resolve(state);
    });
  });
}

/** Precision of the file that runs. */
function running(state: InferenceState, files: readonly FileEntry[]): string {
  if (state.state !== 'ready') return `${state.state}: ${'message' in state ? state.message : ''}`;
  const { sha256 } = state.identity;
  return files.find((file) => file.sha256 === sha256)?.precision ?? 'none';
}

describe('the file that a pack runs', () => {
  it.each<[string, readonly Precision[], readonly Precision[], Precision]>([
    ['int8 where the pack puts it first', ['int8', 'fp16', 'fp32'], [], 'int8'],
    ['fp32 where the pack puts that first', ['fp32', 'int8'], [], 'fp32'],
    ['fp32 and never fp16', ['fp16', 'fp32'], [], 'fp32'],
    ['int8 alone', ['int8'], [], 'int8'],
    ['the next one where the first does not run', ['int8', 'fp32'], ['int8'], 'fp32'],
  ])('on the CPU is %s', async (_, precisions, broken, expected) => {
    const pack = await packOf(precisions, broken);
    const { client, state } = await start(pack);
    expect(running(state, pack.manifest.files)).toBe(expected);
    const centre = { x: 40, y: 24 };
    const frame = discPicture(centre, 10);
    const { found, region, peak } = await client.predict(frame, { width: 64, height: 64 });
    expect(found).toBe(true);
    expect(peak).toBeGreaterThan(0.9);
    expect(Math.abs(region.box.width - 20)).toBeLessThanOrEqual(4);
    expect(Math.abs(region.centroid.x - centre.x)).toBeLessThan(1.5);
  });

  it('is none on the CPU where the pack holds fp16 alone', async () => {
    const { state } = await start(await packOf(['fp16']));
    expect(running(state, [])).toMatch(/^failed: .*cpu: has no model file in the pack/);
  });

  it('on graphics is fp16, then fp32, and never int8', async () => {
    const { manifest } = await packOf(['int8', 'fp16', 'fp32']);
    for (const provider of ['webgpu', 'dml', 'coreml', 'cuda'] as const) {
      const names = filesForProvider(manifest, provider).map(({ precision }) => precision);
      expect(names).toEqual(['fp16', 'fp32']);
    }
  });
});
