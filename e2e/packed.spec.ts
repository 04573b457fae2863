import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { checkoutRoot } from './fixtures/runtime';
import { askMain } from './fixtures/inMain';
import { LiveView } from './pages/liveView';
import { PedalSection } from './pages/pedalSection';

const testVariant = join(checkoutRoot, 'dist', 'test-variant', 'linux-unpacked');
const releaseVariant = join(checkoutRoot, 'dist', 'linux-unpacked');

test('the packed application plays the demo with the AI at work', async () => {
  const executable = join(testVariant, 'ampulla');
  expect(existsSync(executable), 'run `npm run pack -- --test` first').toBe(true);
  const ampulla = await launchAmpulla({ executable });
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    await view.waitUntilAiActive();
    const before = await view.probe();
    await view.waitForFrames(before.displayedFrames + 50);
    const isPackaged = await askMain(() => ampulla.app.evaluate(({ app }) => app.isPackaged));
    expect(isPackaged).toBe(true);
  } finally {
    await ampulla.close();
  }
});

test('the packed application reads USB pedals', async () => {
  const ampulla = await launchAmpulla({
    executable: join(testVariant, 'ampulla'),
    args: ['--no-source'],
  });
  try {
    const pedals = new PedalSection(ampulla.page);
    await pedals.open();
    await pedals.learn();
    await expect(ampulla.page.getByTestId('usb-state')).toHaveText('USB pedals: can be read.');
  } finally {
    await ampulla.close();
  }
});

test('the release variant has its fuses set', () => {
  expect(existsSync(releaseVariant), 'run `npm run pack` first').toBe(true);
  const output = execFileSync(
    process.execPath,
    [join(checkoutRoot, 'scripts', 'fuses.mjs'), releaseVariant],
    { encoding: 'utf8' },
  );
  expect(JSON.parse(output)).toMatchObject({
    RunAsNode: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableCookieEncryption: true,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  });
});
