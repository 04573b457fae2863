import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';
import { resourceRootOf } from '../resourceRoot';
import { runCommandLine } from './commandLine';

/* Entry of the command line: the application's code without a window, in plain Node. */

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => interruption.abort());
}
// A reader that has seen enough, as `head`, closes the pipe: that is no failure.
process.stdout.on('error', () => undefined);

process.exitCode = await runCommandLine(process.argv.slice(2), {
  version,
  resourceRoot: resourceRootOf(import.meta.url, process.env),
  inferenceEntry: join(dirname(fileURLToPath(import.meta.url)), 'inferenceProcess.js'),
  workingFolder: process.cwd(),
  environment: process.env,
  cores: availableParallelism(),
  nowMs: () => performance.now(),
  print: (text) => void process.stdout.write(text),
  errors: {
    isTerminal: process.stderr.isTTY,
    write: (text) => void process.stderr.write(text),
  },
  signal: interruption.signal,
});
