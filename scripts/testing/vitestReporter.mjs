import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Environment variable that names the file to write. */
export const reportVariable = 'AMPULLA_VITEST_REPORT';

/** Reporter for Vitest that writes a Result, reasons of skipped tests included (the built-in ones leave them out). */
export default class ResultReporter {
  /** Called by Vitest when all is over. */
  onTestRunEnd(modules, unhandledErrors) {
    writeFileSync(
      process.env[reportVariable],
      JSON.stringify(resultOfModules(modules, unhandledErrors)),
    );
  }
}

/**
 * @param {Iterable<object>} modules Vitest's TestModule objects
 * @param {{ message?: string }[]} unhandledErrors
 * @returns {import('./results.mjs').Result}
 */
export function resultOfModules(modules, unhandledErrors) {
  const result = { passed: 0, failures: [], skips: [] };
  for (const module of modules) {
    const file = relative(process.cwd(), module.moduleId);
    for (const error of module.errors()) result.failures.push(`${file}: ${error.message}`);
    for (const test of module.children.allTests())
      addTest(result, `${file}: ${test.fullName}`, test.result());
  }
  for (const error of unhandledErrors)
    result.failures.push(`unhandled error: ${error.message ?? error}`);
  return result;
}

function addTest(result, name, { state, note, errors }) {
  if (state === 'passed') result.passed += 1;
  else if (state === 'skipped')
    result.skips.push({ name, reason: note ?? 'no reason given in the test' });
  else result.failures.push(`${name}: ${errors?.[0]?.message ?? state}`);
}
