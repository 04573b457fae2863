/** `npm run ampulla -- …`: the command line, which is the application's code without a window; `bench` opens one. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/displays.mjs';
import { runMain } from './lib/errors.mjs';
import { runForeground } from './lib/foreground.mjs';
import { callerFolder, checkoutRoot } from './lib/paths.mjs';
import { ensureSetup } from './setup/index.mjs';

/** Chromium complains at length about a missing D-Bus or graphics card. */
const quiet = ['--log-level=3'];

const typed = process.argv.slice(2);
const words = [join(checkoutRoot, 'out/main/cli.js'), ...typed];

await runMain(async () => {
  const opensWindow = typed[0] === 'bench' && !typed.includes('--help');
  return opensWindow ? runWithWindow() : runWithoutWindow();
});

async function runWithoutWindow() {
  await ensureSetup('cli');
  await ensureBuilt();
  return runForeground(process.execPath, words, { cwd: callerFolder() });
}

/** Tells the command line how the application is started here. */
async function runWithWindow() {
  const { electron } = await ensureSetup('start');
  await ensureBuilt();
  const display = hasDisplay() ? undefined : await startVirtualDisplay();
  const application = {
    executable: electron.executable,
    words: [...electron.flags, ...quiet, checkoutRoot],
  };
  const environment = {
    ...process.env,
    AMPULLA_APPLICATION: JSON.stringify(application),
    ...(display && { DISPLAY: display.name }),
  };
  try {
    return await runForeground(process.execPath, words, { cwd: callerFolder(), env: environment });
  } finally {
    display?.stop();
  }
}
