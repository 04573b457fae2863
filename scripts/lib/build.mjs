import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from './errors.mjs';
import { hashOf, hashOfTree, readIfPresent } from './hashes.mjs';
import { npmCall } from '../setup/npm.mjs';
import { runCollected } from './processes.mjs';
import { startStep } from './progress.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, checkoutRoot } from './paths.mjs';

/** Everything that ends up in the bundle or decides how it is made. */
const sources = [
  'main',
  'preload',
  'common',
  'renderer',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

const stampPath = join(checkoutRoot, 'out/.build-stamp');

/**
 * Builds the application unless `out/` was made from exactly the present sources.
 * @param {{ always?: boolean }} [options]
 */
export async function ensureBuilt({ always = false } = {}) {
  if (!always && isFresh()) return;
  const lockFile = join(cacheFolder(), 'locks', `${hashOf(checkoutRoot).slice(0, 16)}-build`);
  await withLock(lockFile, async () => {
    if (always || !isFresh()) await build();
  });
}

function isFresh() {
  return existsSync(stampPath) && readIfPresent(stampPath) === sourceHash();
}

async function build() {
  const hash = sourceHash();
  const step = startStep('Build');
  const { command, words } = npmCall(['run', '--silent', 'build']);
  const result = await runCollected(command, words, {
    cwd: checkoutRoot,
    onLine: (line) => step.update(line.slice(0, 90)),
  });
  if (result.code !== 0) {
    step.fail(`exit code ${result.code}`);
    throw new SetupError(`The application could not be built:\n${result.output.trim()}`);
  }
  writeFileSync(stampPath, hash);
  step.done();
}

function sourceHash() {
  return hashOfTree(checkoutRoot, sources);
}
