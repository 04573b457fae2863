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

test('a pack chosen in the set-up is kept; the default runs, with a word, once it is gone', async () => {
  // Three starts.
  test.setTimeout(240_000);

  // Given a second pack in the user's folder
  const folder = await copyOfPack('second');
  await withAmpulla([], async (view) => {
    await expectModel(view, 'papilla-lite');

    // When somebody chooses it in the set-up
    await view.page.keyboard.press('F2');
    await view.page.getByRole('button', { name: 'AI', exact: true }).click();
    const models = view.page.getByRole('group', { name: 'Model' }).getByRole('radio');
    // The default one stands first, what the user's folder holds last.
    await expect(models.nth(1)).toBeVisible();
    await expect(models.first()).toBeChecked();
    await models.last().click();

    // Then it is the one that stands and runs
    await expect(models.last()).toBeChecked();
    await expectModel(view, 'second');
  });

  // And it runs after a start, too
  await withAmpulla([], (view) => expectModel(view, 'second'));

  // And where it is gone, the default one runs and a message says so
  await rm(folder, { recursive: true });
  await withAmpulla([], async (view) => {
    await expectModel(view, 'papilla-lite');
    const message = view.page.getByTestId('message').first();
    await expect(message).toContainText('second is not installed any more');
    await expect(message).toContainText('runs with papilla-lite');
  });
});

/** Waits until the AI answers with this pack, however fast. */
async function expectModel(view: LiveView, id: string): Promise<void> {
  await expect(view.page.getByTestId('ai-detail')).toContainText(id, { timeout: 60_000 });
}

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
  await withAmpulla([`--pack=${id}`], async (view) => {
    const message = view.page.getByTestId('message').first();
    for (const word of words) await expect(message).toContainText(word);
    await view.waitForFrames(25);
    expect((await view.probe()).overlayDrawn).toBe(false);
  });
}

/** Starts the application on the user's folder, waits for its picture and closes it in the end. */
async function withAmpulla(
  args: readonly string[],
  use: (view: LiveView) => Promise<void>,
): Promise<void> {
  const ampulla = await launchAmpulla({ userFolder, args });
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await use(view);
  } finally {
    await ampulla.close();
  }
}
