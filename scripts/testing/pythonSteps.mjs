import { join } from 'node:path';
import { parseJunitReport } from './junitReport.mjs';
import { readReport } from './quickSteps.mjs';
import { judgeRunner, oneFailed, onePassed } from './results.mjs';

const MINUTE_MS = 60_000;

/**
 * Lint, format and tests of the Python under models/. Without an environment they are skipped with its reason, unless
 * AMPULLA_REQUIRE_TRAINING=1 insists on them.
 * @param {import('../setup/python.mjs').PythonEnvironment} environment
 * @param {{ root: string, logFolder: string }} place
 * @returns {import('./runSteps.mjs').TestStep[]}
 */
export function pythonSteps(environment, { root, logFolder }) {
  const report = join(logFolder, 'training.xml');
  const judgeTests = (exitCode) =>
    judgeRunner('training tests', exitCode, readReport(report, parseJunitReport));
  const steps = [
    ['python lint', ['-m', 'ruff', 'check', '.'], oneTest('python lint')],
    ['python format', ['-m', 'ruff', 'format', '--check', '.'], oneTest('python format')],
    ['training tests', ['-m', 'pytest', '-v', `--junitxml=${report}`], judgeTests],
  ];
  return steps.map(([name, words, judge]) => ({
    name,
    words,
    cwd: join(root, 'models'),
    limitMs: 30 * MINUTE_MS,
    ...('python' in environment
      ? { command: environment.python, judge }
      : unavailable(name, environment.reason)),
  }));
}

function oneTest(name) {
  return (exitCode) => (exitCode === 0 ? onePassed : oneFailed(`${name}: exit code ${exitCode}`));
}

function unavailable(name, reason) {
  if (process.env.AMPULLA_REQUIRE_TRAINING !== '1') return { skip: reason };
  const failure = oneFailed(
    `${name}: AMPULLA_REQUIRE_TRAINING=1, but there is no Python environment: ${reason}`,
  );
  return { command: process.execPath, words: ['-e', ''], judge: () => failure };
}
