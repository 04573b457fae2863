import { formatSeconds } from '../lib/progress.mjs';
import { sumResults, summaryLine } from './results.mjs';

/**
 * Prints how a run went: times, what was skipped and why, what failed; the counts are the very last line.
 * @param {Awaited<ReturnType<typeof import('./runSteps.mjs').runSteps>>} run
 * @param {string} logFolder
 * @returns {number} exit code
 */
export function printReport({ results, timings }, logFolder) {
  const sum = sumResults(results);
  console.log('\nSteps');
  for (const { name, durationMs, ok } of timings)
    console.log(`  ${formatSeconds(durationMs)}  ${ok ? 'ok    ' : 'FAILED'}  ${name}`);
  for (const note of sum.notes) console.log(`NOTE ${note}`);
  for (const { name, reason } of sum.skips) console.log(`SKIPPED ${name}: ${reason}`);
  for (const failure of sum.failures) console.log(`FAILED ${failure}`);
  console.log(`Logs: ${logFolder}`);
  console.log(summaryLine(sum));
  return sum.failures.length === 0 ? 0 : 1;
}
