import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Hook of electron-builder: takes out the default application, which a development runtime carries and a product must not.
 * @param {{ appOutDir: string }} context
 */
export default async function afterPack({ appOutDir }) {
  rmSync(join(appOutDir, 'resources/default_app.asar'), { force: true });
}
