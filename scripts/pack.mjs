/**
 * `npm run pack [-- --test] [-- --installers]`: packs the application for this platform, unpacked into dist/.
 * --test also makes the variant for the end-to-end tests: the same files, but a test runner may attach.
 * --installers makes the installers of electron-builder.yml instead (downloads tool sets from electron-builder's host).
 */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { SetupError, runMain } from './lib/errors.mjs';
import { allowInspection } from './lib/fuses.mjs';
import { packFolders, packedExecutable } from './lib/packFolders.mjs';
import { checkoutRoot as root } from './lib/paths.mjs';
import { endChildrenOnSignals, runCollected } from './lib/processes.mjs';
import { startStep } from './lib/progress.mjs';
import { ensureSetup } from './setup/index.mjs';

const platformFlags = { linux: '--linux', win32: '--win', darwin: '--mac' };

await runMain(async () => {
  endChildrenOnSignals();
  const { electron } = await ensureSetup('start');
  await ensureBuilt();
  const installers = process.argv.includes('--installers');
  await pack(electron, installers);
  if (process.argv.includes('--test')) await makeTestVariant();
});

async function pack(electron, installers) {
  const step = startStep('Pack');
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const target = [platformFlags[process.platform], ...(installers ? [] : ['dir'])];
  const runtime = [`-c.electronDist=${electron.folder}`, `-c.electronVersion=${electron.version}`];
  const result = await runCollected(
    process.execPath,
    [builder, ...target, `--${process.arch}`, ...runtime],
    {
      cwd: root,
      onLine: (line) => step.update(line.slice(0, 100)),
    },
  );
  if (result.code !== 0) {
    step.fail(`exit code ${result.code}`);
    throw new SetupError(
      `electron-builder could not pack the application:\n${result.output.trim()}`,
    );
  }
  step.done(
    `${installers ? join(root, 'dist') : packFolders(root).release}, with Electron ${electron.version}`,
  );
  if (electron.source === 'registry') console.error(standInWarning(electron));
}

function standInWarning({ version, wanted }) {
  return `Electron ${version} stands in for the release${wanted ? ` ${wanted}` : ''}: good for tests, not for distribution.`;
}

async function makeTestVariant() {
  const step = startStep('Test variant');
  const { release, test } = packFolders(root);
  rmSync(test, { recursive: true, force: true });
  cpSync(release, test, { recursive: true, verbatimSymlinks: true });
  await allowInspection(packedExecutable(test));
  step.done(test);
}
