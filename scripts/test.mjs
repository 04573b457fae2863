/** `npm test`: sets up what is missing and runs every check and test; the last line counts them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVirtualDisplay } from './lib/displays.mjs';
import { runMain } from './lib/errors.mjs';
import { checkoutRoot as root } from './lib/paths.mjs';
import { endChildrenOnSignals } from './lib/processes.mjs';
import { ensureSetup } from './setup/index.mjs';
import { e2eSteps } from './testing/e2eSteps.mjs';
import { pythonSteps } from './testing/pythonSteps.mjs';
import { quickSteps } from './testing/quickSteps.mjs';
import { printReport } from './testing/report.mjs';
import { runLanes, runSteps } from './testing/runSteps.mjs';

await runMain(async () => {
  endChildrenOnSignals();
  const setup = await ensureSetup('test');
  const place = { root, logFolder: mkdtempSync(join(tmpdir(), 'ampulla-test-')) };
  const display = process.platform === 'linux' ? await startVirtualDisplay() : undefined;
  try {
    const environment = display ? { DISPLAY: display.name, WAYLAND_DISPLAY: '' } : {};
    const checks = await runLanes(
      [quickSteps(place.logFolder), pythonSteps(setup.python, place)],
      place,
    );
    const all = await runSteps(e2eSteps(environment, place), place, checks);
    return printReport(all, place.logFolder);
  } finally {
    display?.stop();
  }
});
