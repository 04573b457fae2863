import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { checkoutRoot } from './fixtures/runtime';

const oldFile = join(checkoutRoot, 'main/app/settings/fixtures/settings-version-0.json');

test('settings survive an older version, a kill and a damaged file', async () => {
  const userFolder = await makeUserFolder();
  const path = join(userFolder, 'settings.json');
  const launch = (...args: string[]) =>
    launchAmpulla({ userFolder, args: ['--no-source', ...args] });
  try {
    // Given the settings of an older version, and a pack that only this start asks for
    await copyFile(oldFile, path);
    const first = await launch('--pack=no-such-pack', '--provider=cpu');
    await expect(first.page.getByRole('radio', { name: 'Box' })).toBeChecked();
    await expect(first.page.getByTestId('message').first()).toContainText('no-such-pack');

    // When a setting is changed and the application is killed
    await first.page.getByRole('radio', { name: 'Heatmap' }).click();
    await expect.poll(() => readFile(path, 'utf8')).toContain('"heatmap"');
    first.app.process().kill('SIGKILL');
    await first.app.waitForEvent('close').catch(() => undefined);

    // Then the change is there, and so is the pack that was chosen before
    const stored: unknown = JSON.parse(await readFile(path, 'utf8'));
    expect(stored).toMatchObject({
      version: 1,
      overlay: { mode: 'heatmap', fillAlpha: 0.7 },
      packId: 'papilla-lite',
    });
    const second = await launch();
    await expect(second.page.getByRole('radio', { name: 'Heatmap' })).toBeChecked();
    await expect(second.page.getByTestId('message')).toHaveCount(0);
    await second.close();

    // When the file is damaged, then it is kept aside, defaults hold, and both is said
    await writeFile(path, '{"version": 1, "overlay": {');
    const third = await launch();
    await expect(third.page.getByRole('radio', { name: 'All' })).toBeChecked();
    const [aside = ''] = (await readdir(userFolder)).filter((name) => name.includes('damaged'));
    expect(aside).toMatch(/^settings\.damaged-\d{8}T\d{9}Z\.json$/);
    await expect(third.page.getByTestId('message').first()).toContainText(aside);
    await third.close();
  } finally {
    await rm(userFolder, { recursive: true, force: true });
  }
});
