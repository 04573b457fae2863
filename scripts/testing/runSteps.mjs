import { join } from 'node:path';
import { runCollected } from '../lib/processes.mjs';
import { formatSeconds, startStep } from '../lib/progress.mjs';
import { nothing, oneFailed, oneSkipped, summaryLine } from './results.mjs';

const SHOWN_LINES = 200;

/**
 * @typedef {object} TestStep
 * @property {string} name
 * @property {string} command
 * @property {string[]} words
 * @property {string} [cwd] default: the checkout
 * @property {Record<string, string>} [env] added to this process's
 * @property {number} limitMs
 * @property {string[]} [needs] names of steps without whose success this one makes no sense
 * @property {string} [skip] why it cannot run here
 * @property {(exitCode: number) => import('./results.mjs').Result} judge
 */

/**
 * @typedef {object} Outcome of some steps, in their order
 * @property {import('./results.mjs').Result[]} results
 * @property {{ name: string, durationMs: number, ok: boolean }[]} timings
 */

/**
 * Runs steps one after another, each to its end whatever the others did, and tells about each as it goes.
 * @param {TestStep[]} steps
 * @param {{ root: string, logFolder: string }} place
 * @param {Outcome} [before] what ran earlier, which these steps may need
 * @returns {Promise<Outcome>} with what ran earlier
 */
export async function runSteps(steps, place, before = { results: [], timings: [] }) {
  const results = [...before.results];
  const timings = [...before.timings];
  for (const step of steps) {
    const startedAtMs = performance.now();
    const result = await runStep(step, failedNames(timings), place);
    results.push(result);
    timings.push({
      name: step.name,
      durationMs: performance.now() - startedAtMs,
      ok: result.failures.length === 0,
    });
  }
  return { results, timings };
}

/**
 * Runs lists of steps that need nothing of each other side by side; on a terminal one after the other, because two
 * lines of progress would overwrite each other.
 * @param {TestStep[][]} lanes
 * @param {{ root: string, logFolder: string }} place
 * @returns {Promise<Outcome>}
 */
export async function runLanes(lanes, place) {
  const outcomes = process.stdout.isTTY
    ? [await runSteps(lanes.flat(), place)]
    : await Promise.all(lanes.map((steps) => runSteps(steps, place)));
  return {
    results: outcomes.flatMap(({ results }) => results),
    timings: outcomes.flatMap(({ timings }) => timings),
  };
}

async function runStep(step, failed, { root, logFolder }) {
  const missing = step.needs?.find((name) => failed.includes(name));
  if (missing)
    return tellSkipped(
      step.name,
      `needs "${missing}", which failed`,
      oneFailed(`${step.name}: not run, "${missing}" failed`),
    );
  if (step.skip) return tellSkipped(step.name, step.skip, oneSkipped(step.name, step.skip));
  const progress = startStep(step.name, process.stdout);
  const logFile = join(logFolder, `${step.name.replaceAll(/[^a-z0-9]+/gi, '-')}.log`);
  const outcome = await runCollected(step.command, step.words, {
    cwd: step.cwd ?? root,
    env: { ...plainEnvironment(), ...step.env },
    limitMs: step.limitMs,
    logFile,
    onLine: (line) => progress.update(line.slice(0, 100)),
  });
  const result = step.judge(outcome.code);
  const counts = summaryLine(result);
  if (result === nothing) progress.done();
  else if (result.failures.length === 0) progress.done(counts);
  else {
    progress.fail(counts);
    console.log(`${lastLines(outcome.output)}\n--- end of "${step.name}"; whole log: ${logFile}`);
  }
  return result;
}

/** Colours only where someone sees them: logs are read in files and in CI. */
function plainEnvironment() {
  const { FORCE_COLOR, ...rest } = process.env;
  return process.stdout.isTTY ? { FORCE_COLOR, ...rest } : { ...rest, NO_COLOR: '1' };
}

function tellSkipped(name, reason, result) {
  console.log(`[${formatSeconds(0)}] SKIPPED ${name}: ${reason}`);
  return result;
}

function failedNames(timings) {
  return timings.filter(({ ok }) => !ok).map(({ name }) => name);
}

function lastLines(text) {
  return text.trimEnd().split('\n').slice(-SHOWN_LINES).join('\n');
}
