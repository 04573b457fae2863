import { appendFile, writeFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { boxOverlap } from '../../common/metrics/boxMetrics';
import type { ExecutionProvider } from '../../common/prediction';
import { type BuiltInference, buildInference } from './fixtures/builtInference';
import { discPicture } from './fixtures/discPicture';
import { PackShelf, tinyPackFolder } from './fixtures/packCopy';
import { forkInNode } from '../processes/forkInNode';
import type { InferenceChild } from './inferenceChild';
import { InferenceClient, InferenceLostError, type InferenceState } from './inferenceClient';
import { loadAmpullaPack, type AmpullaPack } from './modelPacks';

const displaySize = { width: 640, height: 480 };
let built: BuiltInference;
let clients: InferenceClient[] = [];
let children: InferenceChild[] = [];
let exitCodes: (number | null)[] = [];

beforeAll(async () => {
  built = await buildInference();
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  clients = [];
  children = [];
  exitCodes = [];
});
afterAll(() => built.dispose());

function startClient(
  pack: AmpullaPack,
  providers: readonly ExecutionProvider[] = ['cpu'],
): InferenceClient {
  const fork = () => {
    const child = forkInNode(built.entry);
    child.onExit((code) => exitCodes.push(code));
    children.push(child);
    return child;
  };
  const nowMs = () => performance.now();
  const client = new InferenceClient({ task: 'ampulla', fork, nowMs, pack, providers, threads: 1 });
  clients.push(client);
  client.start();
  return client;
}

/** Resolves with the next state of this kind, the present one included. */
function reaches<Kind extends InferenceState['state']>(client: InferenceClient, kind: Kind) {
  return new Promise<Extract<InferenceState, { state: Kind }>>((resolve) => {
    const look = (state: InferenceState) => {
      if (isOfKind(state, kind)) resolve(state);
    };
    client.onState(look);
    look(client.state);
  });
}

function isOfKind<Kind extends InferenceState['state']>(
  state: InferenceState,
  kind: Kind,
): state is Extract<InferenceState, { state: Kind }> {
  return state.state === kind;
}

function killLastChild(): void {
  const pid = children.at(-1)?.pid;
  if (pid === undefined) throw new Error('there is no process to kill');
  process.kill(pid, 'SIGKILL');
}

describe('InferenceClient with the real process', () => {
  it('finds the disc, in pixels of the displayed frame, and names the model', async () => {
    const pack = await loadAmpullaPack(tinyPackFolder);
    const client = startClient(pack);
    const { identity } = await reaches(client, 'ready');
    expect(identity).toEqual({
      packId: 'tiny-pack',
      packVersion: '1.0.0',
      sha256: pack.manifest.files[0]?.sha256,
      provider: 'cpu',
    });

    const prediction = await client.predict(discPicture({ x: 40, y: 20 }, 10, 7), displaySize);
    expect(prediction).toMatchObject({
      frameId: 7,
      capturedAtMs: 1007,
      mediaTimeMs: 280,
      found: true,
      mask: { width: 32, height: 32 },
    });
    // The picture is 10 times as wide and 7.5 times as high on the display.
    const truth = { x: 300, y: 75, width: 200, height: 150 };
    expect(boxOverlap(prediction.region.box, truth).iou).toBeGreaterThan(0.85);
    expect(prediction.region.centroid.x).toBeCloseTo(400, 5);
    expect(prediction.region.centroid.y).toBeCloseTo(150, 5);
    expect(prediction.peak).toBeCloseTo(1, 5);
    expect(prediction.mask.values[10 * 32 + 20]).toBe(255);
    expect(prediction.mask.values[0]).toBe(0);
    expect(prediction.inferenceMs).toBeGreaterThan(0);
  });

  it('finds nothing in a grey picture', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder));
    await reaches(client, 'ready');
    const prediction = await client.predict(discPicture({ x: 0, y: 0 }, -1), displaySize);
    expect(prediction).toMatchObject({ peak: 0, found: false });
  });

  it('is busy while it predicts, and refuses a second frame', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder));
    expect(client.isIdle).toBe(false);
    await reaches(client, 'ready');
    expect(client.isIdle).toBe(true);
    const first = client.predict(discPicture({ x: 20, y: 20 }, 5), displaySize);
    await Promise.resolve();
    expect(client.isIdle).toBe(false);
    await expect(client.predict(discPicture({ x: 9, y: 9 }, 5), displaySize)).rejects.toThrow(
      'one frame at a time',
    );
    await first;
    expect(client.isIdle).toBe(true);
  });

  it('rejects a frame of another size and goes on', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder));
    await reaches(client, 'ready');
    const frame = { ...discPicture({ x: 20, y: 20 }, 5), width: 32 };
    await expect(client.predict(frame, displaySize)).rejects.toMatchObject({
      name: 'PredictionFailedError',
      message: 'The model takes 64 x 64 pixels, not 32 x 64.',
    });
    const prediction = await client.predict(discPicture({ x: 20, y: 20 }, 5), displaySize);
    expect(prediction.found).toBe(true);
  });

  it('survives SIGKILL: the prediction under way is lost, the next one comes within 5 s', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder));
    await reaches(client, 'ready');
    const lost = client.predict(discPicture({ x: 20, y: 20 }, 5), displaySize);
    killLastChild();
    const killedAtMs = performance.now();
    await expect(lost).rejects.toBeInstanceOf(InferenceLostError);
    expect(client.state).toMatchObject({ state: 'restarting', attempt: 1 });
    await expect(
      client.predict(discPicture({ x: 20, y: 20 }, 5), displaySize),
    ).rejects.toBeInstanceOf(InferenceLostError);

    await reaches(client, 'ready');
    const prediction = await client.predict(discPicture({ x: 40, y: 40 }, 8), displaySize);
    expect(performance.now() - killedAtMs).toBeLessThan(5000);
    expect(prediction.found).toBe(true);
    expect(children).toHaveLength(2);
  });

  it('passes over providers that do not run here, says why, and runs on the CPU', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder), [
      'cuda',
      'coreml',
      'webgpu',
      'cpu',
    ]);
    const { identity, skipped } = await reaches(client, 'ready');
    const names = skipped.map(({ provider }) => provider);
    // On a computer with CUDA the pack really runs there; everywhere else the reason is given.
    expect([...names, identity.provider].join()).toMatch(/^(cuda,coreml,webgpu,cpu|cuda)$/);
    for (const { reason } of skipped) expect(reason).toMatch(/\w+/);
    expect(skipped.find(({ provider }) => provider === 'webgpu')?.reason ?? '').toMatch(
      identity.provider === 'cuda' ? /^$/ : /no model file in the pack/,
    );
  });

  it('ends by itself, without a signal, when it is disposed in the middle of a run', async () => {
    const client = startClient(await loadAmpullaPack(tinyPackFolder));
    await reaches(client, 'ready');
    const last = client.predict(discPicture({ x: 20, y: 20 }, 5), displaySize);
    await client.dispose();
    expect((await last).found).toBe(true);
    expect(exitCodes).toEqual([0]);
    expect(client.state.state).toBe('stopped');
  });
});

describe('InferenceClient with a pack that changed after it was verified', () => {
  let shelf: PackShelf;
  beforeAll(async () => {
    shelf = await PackShelf.create();
  });
  afterAll(() => shelf.dispose());

  it('fails by name and does not restart when the file is another one', async () => {
    const folder = await shelf.add('swapped');
    const pack = await loadAmpullaPack(folder);
    await appendFile(join(folder, 'tiny.onnx'), 'x');
    const { message } = await reaches(startClient(pack), 'failed');
    expect(message).toMatch(/^Model pack tiny-pack was refused: tiny\.onnx: has \d+ bytes/);
    await expect.poll(() => exitCodes).toEqual([0]);
  });

  it.each([
    [
      '"width": 32',
      '"width": 16',
      /tiny\.onnx, field outputs\.mask: .*\[1, 32, 32\].*\[1, 32, 16\]/,
    ],
    ['"width": 64', '"width": 72', /tiny\.onnx, field input: .*\[1, 64, 64, 3\].*\[1, 64, 72, 3\]/],
    ['"name": "mask"', '"name": "heat"', /tiny\.onnx, field outputs\.mask: the graph has no heat/],
  ])('fails by name when the graph is not as declared: %s', async (from, to, reason) => {
    const folder = await shelf.addChanged('lying', (manifest) => manifest.replace(from, to));
    const { message } = await reaches(startClient(await loadAmpullaPack(folder)), 'failed');
    expect(message).toMatch(reason);
  });

  it('fails when no provider can load the model', async () => {
    const folder = await shelf.add('garbage');
    const bytes = await readFile(join(folder, 'tiny.onnx'));
    await writeFile(join(folder, 'tiny.onnx'), bytes.fill(7));
    const pack = await loadAmpullaPack(tinyPackFolder);
    const { createHash } = await import('node:crypto');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files = pack.manifest.files.map((file) => ({ ...file, sha256 }));
    const client = startClient({ folder, manifest: { ...pack.manifest, files } });
    const { message } = await reaches(client, 'failed');
    expect(message).toMatch(/^No execution provider runs model pack tiny-pack .* cpu: /);
  });
});
