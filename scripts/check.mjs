/** `npm run check`: the quick part of `npm test`, for daily work: types, lint, format, dependency rules, unit tests, build. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMain } from './lib/errors.mjs';
import { checkoutRoot } from './lib/paths.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { ensureSetup } from './setup/index.mjs';
import { quickSteps } from './testing/quickSteps.mjs';
import { printReport } from './testing/report.mjs';
import { runSteps } from './testing/runSteps.mjs';

await runMain(async () => {
  endChildrenOnSignals();
  await ensureSetup('cli');
  const logFolder = mkdtempSync(join(tmpdir(), 'ampulla-check-'));
  return printReport(
    await runSteps(quickSteps(logFolder), { root: checkoutRoot, logFolder }),
    logFolder,
  );
});
