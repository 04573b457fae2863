import { join } from 'node:path';
import { parsePlaywrightReport } from './playwrightReport.mjs';
import { preparation, readReport } from './quickSteps.mjs';
import { judgeRunner } from './results.mjs';

const LIMIT_MS = 40 * 60_000;

/**
 * Packs the application in both variants and runs the end-to-end tests, against the build and against what was packed.
 * @param {Record<string, string>} environment names the display
 * @param {{ root: string, logFolder: string }} place
 * @returns {import('./runSteps.mjs').TestStep[]}
 */
export function e2eSteps(environment, { root, logFolder }) {
  const report = join(logFolder, 'e2e.json');
  const playwright = join(root, 'node_modules/@playwright/test/cli.js');
  return [
    preparation('pack', process.execPath, ['scripts/pack.mjs', '--test'], ['build']),
    {
      name: 'e2e tests',
      command: process.execPath,
      words: [playwright, 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
      // Playwright decides about colours itself, and Node complains where both variables are set.
      env: { ...environment, NO_COLOR: undefined, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      needs: ['build', 'pack'],
      limitMs: LIMIT_MS,
      judge: (exitCode) =>
        judgeRunner('e2e tests', exitCode, readReport(report, parsePlaywrightReport)),
    },
  ];
}
