import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { PackShelf, tinyPackFolder } from './fixtures/packCopy';
import { forkInNode } from '../processes/forkInNode';
import { InferenceClient, type InferenceState } from './inferenceClient';
import { loadAmpullaPack, type AmpullaPack } from './modelPacks';

const fixture = fileURLToPath(new URL('fixtures/outside-weights.onnx', import.meta.url));
const placeholder = 'LOCATION'.padEnd(200, '-');

/** Red minus green, as the tiny pack has it: with these weights the model would run. */
const weights = new Float32Array([1 / 255, -1 / 255, 0]);

let built: BuiltInference;
let shelf: PackShelf;
let outside: string;
const clients: InferenceClient[] = [];

beforeAll(async () => {
  built = await buildInference();
  shelf = await PackShelf.create();
  outside = await mkdtemp(join('node_modules', '.cache', 'ampulla-outside-'));
  await writeFile(join(outside, 'weights.bin'), Buffer.from(weights.buffer));
});
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await Promise.all([shelf.dispose(), built.dispose(), rm(outside, { recursive: true })]);
});

it.each([
  [
    'an absolute path',
    () => fileURLToPath(new URL(`../../${outside}/weights.bin`, import.meta.url)),
  ],
  ['a path from the working folder', () => join(outside, 'weights.bin')],
  ['a path that climbs', () => relative(shelf.folder, join(process.cwd(), outside, 'weights.bin'))],
  ['a file that exists in the pack', () => 'manifest.json'],
])('a model that asks for weights outside itself is refused: %s', async (_, location) => {
  const client = new InferenceClient({
    task: 'ampulla',
    fork: () => forkInNode(built.entry),
    nowMs: () => performance.now(),
    pack: await packWithWeightsAt(location()),
    providers: ['cpu'],
    threads: 1,
  });
  clients.push(client);
  client.start();
  const state = await settled(client);
  expect(state.state).toBe('failed');
  expect(state).toHaveProperty(
    'message',
    expect.stringMatching(/No execution provider runs .*cpu: /),
  );
});

/** A pack with a right hash, so that only the weights' place can be the reason for its refusal. */
async function packWithWeightsAt(location: string): Promise<AmpullaPack> {
  const folder = await shelf.add(createHash('sha256').update(location).digest('hex').slice(0, 8));
  const bytes = await readFile(fixture);
  bytes.write(lengthened(location), bytes.indexOf(placeholder), 'latin1');
  await writeFile(join(folder, 'tiny.onnx'), bytes);
  const { manifest } = await loadAmpullaPack(tinyPackFolder);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const files = manifest.files.map((file) => ({ ...file, sha256, sizeBytes: bytes.byteLength }));
  return { folder, manifest: { ...manifest, files } };
}

/** The same path in as many characters as the placeholder has. */
function lengthened(path: string): string {
  const missing = placeholder.length - path.length;
  if (isAbsolute(path)) return '/'.repeat(missing) + path;
  return './'.repeat(Math.floor(missing / 2)) + '/'.repeat(missing % 2) + path;
}

function settled(client: InferenceClient): Promise<InferenceState> {
  return new Promise((resolve) => {
    client.onState((state) => {
      if (state.state !== 'starting') resolve(state);
    });
  });
}
