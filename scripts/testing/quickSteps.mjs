import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { npmCall } from '../setup/npm.mjs';
import { judgeRunner, nothing, oneFailed, onePassed } from './results.mjs';
import { reportVariable } from './vitestReporter.mjs';

const MINUTE_MS = 60_000;

/**
 * The checks of daily work. Each of the first four counts as one test.
 * @param {string} logFolder for the reports
 * @returns {import('./runSteps.mjs').TestStep[]}
 */
export function quickSteps(logFolder) {
  return [
    npmCheck('types', 'types'),
    npmCheck('lint', 'lint'),
    npmCheck('format', 'format:check'),
    npmCheck('dependency rules', 'dependencies:check'),
    unitTests(logFolder),
    preparation('build', process.execPath, ['scripts/build.mjs']),
  ];
}

function npmCheck(name, script) {
  return {
    name,
    ...npmCall(['run', '--silent', script]),
    limitMs: 10 * MINUTE_MS,
    judge: (exitCode) => (exitCode === 0 ? onePassed : oneFailed(`${name}: exit code ${exitCode}`)),
  };
}

function unitTests(logFolder) {
  const report = join(logFolder, 'unit.json');
  const reporter = join(import.meta.dirname, 'vitestReporter.mjs');
  return {
    name: 'unit tests',
    ...npmCall(['run', '--silent', 'unit', '--', '--reporter=default', `--reporter=${reporter}`]),
    env: { [reportVariable]: report },
    limitMs: 20 * MINUTE_MS,
    judge: (exitCode) => judgeRunner('unit tests', exitCode, readReport(report, JSON.parse)),
  };
}

/**
 * A step that tests nothing itself: it counts only when it fails.
 * @param {string} name
 * @param {string} command
 * @param {string[]} words
 * @param {string[]} [needs]
 * @returns {import('./runSteps.mjs').TestStep}
 */
export function preparation(name, command, words, needs = []) {
  return {
    name,
    command,
    words,
    needs,
    limitMs: 15 * MINUTE_MS,
    judge: (exitCode) => (exitCode === 0 ? nothing : oneFailed(`${name}: exit code ${exitCode}`)),
  };
}

/**
 * @param {string} file
 * @param {(text: string) => import('./results.mjs').Result} parse
 * @returns {import('./results.mjs').Result | undefined} undefined when there is no report or it makes no sense
 */
export function readReport(file, parse) {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
