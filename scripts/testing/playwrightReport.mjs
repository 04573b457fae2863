/**
 * Reads the report of Playwright's JSON reporter.
 * @param {string} text
 * @returns {import('./results.mjs').Result}
 */
export function parsePlaywrightReport(text) {
  const report = JSON.parse(text);
  const result = { passed: 0, failures: [], skips: [], notes: [] };
  for (const error of report.errors ?? []) result.failures.push(`e2e: ${firstLine(error.message)}`);
  for (const suite of report.suites) addSuite(result, suite, []);
  return result;
}

function addSuite(result, suite, titles) {
  const path = [...titles, suite.title].filter(Boolean);
  for (const inner of suite.suites ?? []) addSuite(result, inner, path);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) addTest(result, test, [...path, spec.title].join(' › '));
  }
}

function addTest(result, test, title) {
  const name = `${test.projectName ? `[${test.projectName}] ` : ''}${title}`;
  if (test.status === 'skipped') {
    const reason = test.annotations.find(
      ({ type }) => type === 'skip' || type === 'fixme',
    )?.description;
    result.skips.push({ name, reason: reason ?? 'no reason given in the test' });
    return;
  }
  if (test.status === 'unexpected') {
    const message = test.results
      .flatMap(({ errors }) => errors ?? [])
      .find((error) => error.message)?.message;
    result.failures.push(`${name}: ${firstLine(message ?? 'failed')}`);
    return;
  }
  result.passed += 1;
  if (test.status === 'flaky') result.notes.push(`${name}: passed only when it was tried again`);
}

/** Playwright colours its messages, with or without a terminal. */
function firstLine(message) {
  const colour = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  return String(message).replace(colour, '').split('\n')[0];
}
