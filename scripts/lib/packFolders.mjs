import { join } from 'node:path';

const unpackedNames = { linux: 'linux', win32: 'win', darwin: 'mac' };

/**
 * Where `npm run pack` puts the unpacked application of this platform.
 * @param {string} root checkout
 * @returns {{ release: string, test: string }} absolute folders: as shipped, and with the one fuse that tests need
 */
export function packFolders(root) {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  const platform = unpackedNames[process.platform] ?? process.platform;
  const name = process.platform === 'darwin' ? `${platform}${arch}` : `${platform}${arch}-unpacked`;
  return { release: join(root, 'dist', name), test: join(root, 'dist/test-variant', name) };
}

/**
 * @param {string} folder as from `packFolders`
 * @returns {string} the application's executable in it
 */
export function packedExecutable(folder) {
  if (process.platform === 'darwin') return join(folder, 'Ampulla.app/Contents/MacOS/Ampulla');
  return join(folder, process.platform === 'win32' ? 'Ampulla.exe' : 'ampulla');
}
