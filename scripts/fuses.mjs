/** `node scripts/fuses.mjs FOLDER`: prints the fuses of a packed application (or of a runtime) as JSON. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError, runMain } from './lib/errors.mjs';
import { readFuses } from './lib/fuses.mjs';
import { packedExecutable } from './lib/packFolders.mjs';

await runMain(async () => {
  const folder = process.argv[2];
  if (!folder) throw new SetupError('usage: node scripts/fuses.mjs FOLDER');
  const executable = [packedExecutable(folder), join(folder, 'electron')].find((path) =>
    existsSync(path),
  );
  if (!executable)
    throw new SetupError(
      `There is no packed application in ${folder}. Make one with: npm run pack`,
    );
  console.log(JSON.stringify(await readFuses(executable), null, 2));
});
