import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { checkoutRoot } from './fixtures/runtime';
import { LiveView } from './pages/liveView';

const modelFile = 'papilla-lite.fp32.onnx';
let userFolder: string;

test.beforeEach(async () => {
  userFolder = await makeUserFolder();
});
test.afterEach(() => rm(userFolder, { recursive: true, force: true }));

test('a pack with one wrong byte is refused by name, and the picture runs', async () => {
  const folder = await copyOfPack('damaged');
  const model = await readFile(join(folder, modelFile));
  model.writeUInt8(model.readUInt8(1000) ^ 0xff, 1000);
  await writeFile(join(folder, modelFile), model);
  await expectRefusal('damaged', [modelFile, 'SHA-256']);
});

test('a pack that wants another input type is refused by name, and the picture runs', async () => {
  const folder = await copyOfPack('mismatched', (manifest) => ({
    ...manifest,
    input: { ...(manifest['input'] as object), type: 'float32' },
  }));
  expect(folder).toContain('mismatched');
  await expectRefusal('mismatched', ['manifest.json', 'input.type']);
});

/** Puts a changed copy of the bundled pack into the user's folder. */
async function copyOfPack(
  id: string,
  change: (manifest: Record<string, unknown>) => Record<string, unknown> = (same) => same,
): Promise<string> {
  const folder = join(userFolder, 'packs', id);
  await cp(join(checkoutRoot, 'models', 'packs', 'papilla-lite'), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify(change({ ...manifest, id })));
  return folder;
}

async function expectRefusal(id: string, words: readonly string[]): Promise<void> {
  const ampulla = await launchAmpulla({ userFolder, args: [`--pack=${id}`] });
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    const message = view.page.getByTestId('message').first();
    for (const word of words) await expect(message).toContainText(word);
    await view.waitForFrames(25);
    expect((await view.probe()).overlayDrawn).toBe(false);
  } finally {
    await ampulla.close();
  }
}
