/**
 * @typedef {object} Result what one step of a test run found
 * @property {number} passed number of tests
 * @property {string[]} failures a line for each
 * @property {{ name: string, reason: string }[]} skips
 * @property {string[]} [notes] worth telling, without counting
 */

/** @type {Result} */
export const nothing = { passed: 0, failures: [], skips: [] };

/** @type {Result} */
export const onePassed = { ...nothing, passed: 1 };

/**
 * @param {string} line
 * @returns {Result}
 */
export function oneFailed(line) {
  return { ...nothing, failures: [line] };
}

/**
 * @param {string} name
 * @param {string} reason
 * @returns {Result}
 */
export function oneSkipped(name, reason) {
  return { ...nothing, skips: [{ name, reason }] };
}

/**
 * Judges a test runner by its report and its exit code together, so that no failure gets lost between them.
 * @param {string} name of the step
 * @param {number} exitCode
 * @param {Result | undefined} report undefined when none was written or it cannot be read
 * @returns {Result}
 */
export function judgeRunner(name, exitCode, report) {
  if (!report) return oneFailed(`${name}: wrote no readable report (exit code ${exitCode})`);
  const extra = [];
  if (exitCode !== 0 && report.failures.length === 0)
    extra.push(`${name}: ended with exit code ${exitCode}`);
  if (report.passed + report.failures.length === 0) extra.push(`${name}: ran no test`);
  return { ...report, failures: [...report.failures, ...extra] };
}

/**
 * @param {Result[]} results
 * @returns {Result}
 */
export function sumResults(results) {
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failures: results.flatMap((result) => result.failures),
    skips: results.flatMap((result) => result.skips),
    notes: results.flatMap((result) => result.notes ?? []),
  };
}

/**
 * @param {Result} result
 * @returns {string} the last line of a test run
 */
export function summaryLine({ passed, failures, skips }) {
  return `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;
}
