/** `npm run setup`: sets up everything, for the application and for its tests. */
import { runMain } from './lib/errors.mjs';
import { ensureSetup } from './setup/index.mjs';

await runMain(async () => {
  const setup = await ensureSetup('test');
  const python =
    setup.python && 'python' in setup.python
      ? setup.python.python
      : `none (${setup.python?.reason})`;
  console.log(`Electron ${setup.electron?.version}: ${setup.electron?.executable}`);
  console.log(`ffmpeg: ${setup.ffmpeg}`);
  console.log(`Python: ${python}`);
});
