/** `npm run e2e [-- PLAYWRIGHT ARGUMENTS]`: the end-to-end tests alone, on a virtual display, against the present sources. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { startVirtualDisplay } from './lib/displays.mjs';
import { runMain } from './lib/errors.mjs';
import { runForeground } from './lib/foreground.mjs';
import { checkoutRoot as root } from './lib/paths.mjs';
import { ensureSetup } from './setup/index.mjs';

await runMain(async () => {
  await ensureSetup('test');
  await ensureBuilt();
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  try {
    const playwright = join(root, 'node_modules/@playwright/test/cli.js');
    const words = [
      playwright,
      'test',
      '--config',
      'e2e/playwright.config.ts',
      ...process.argv.slice(2),
    ];
    const environment = {
      ...process.env,
      ...(display && { DISPLAY: display.name, WAYLAND_DISPLAY: '' }),
    };
    return await runForeground(process.execPath, words, { cwd: root, env: environment });
  } finally {
    display?.stop();
  }
});
