/** `npm run ampulla -- …`: the command line, which is the application's code without a window. */
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/errors.mjs';
import { runForeground } from './lib/foreground.mjs';
import { callerFolder, checkoutRoot } from './lib/paths.mjs';
import { ensureSetup } from './setup/index.mjs';

await runMain(async () => {
  await ensureSetup('cli');
  await ensureBuilt();
  const words = [join(checkoutRoot, 'out/main/cli.js'), ...process.argv.slice(2)];
  return runForeground(process.execPath, words, { cwd: callerFolder() });
});
