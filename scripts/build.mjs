/** Builds the application, also when nothing changed, and notes the sources that it was made from. */
import { ensureBuilt } from './lib/build.mjs';
import { runMain } from './lib/errors.mjs';

await runMain(() => ensureBuilt({ always: true }));
