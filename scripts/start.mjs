/** `npm start [-- VIDEO]`: sets up, builds and opens the application, on the bundled demo if no video is named. */
import { resolve } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { hasDisplay, startVirtualDisplay } from './lib/displays.mjs';
import { runMain } from './lib/errors.mjs';
import { runForeground } from './lib/foreground.mjs';
import { callerFolder, checkoutRoot } from './lib/paths.mjs';
import { ensureSetup } from './setup/index.mjs';

/** Chromium complains at length about a missing D-Bus or graphics card; the application's own messages are not affected. */
const quiet = ['--log-level=3'];

await runMain(async () => {
  const { electron } = await ensureSetup('start');
  await ensureBuilt();
  const display = hasDisplay() ? undefined : await virtualDisplay();
  try {
    const words = [...electron.flags, ...quiet, checkoutRoot, ...applicationArguments()];
    return await runForeground(electron.executable, words, {
      env: { ...process.env, ...(display && { DISPLAY: display.name }) },
    });
  } finally {
    display?.stop();
  }
});

async function virtualDisplay() {
  const display = await startVirtualDisplay({ endWithLastWindow: true });
  console.log(
    `No display here: the window opens on the virtual display ${display.name}. Ctrl-C ends it.`,
  );
  return display;
}

/** Files are meant relative to where the user typed the command; options go on as they are. */
function applicationArguments() {
  return process.argv
    .slice(2)
    .map((word) => (word.startsWith('-') ? word : resolve(callerFolder(), word)));
}
