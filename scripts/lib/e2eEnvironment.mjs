import { join } from 'node:path';
import { electronFlags } from './sandbox.mjs';
import { packFolders } from './packFolders.mjs';

/**
 * What the end-to-end tests need to know, as environment variables (read in e2e/).
 * @param {string} root checkout
 * @param {import('../setup/stamp.mjs').Setup} setup
 * @returns {Record<string, string>}
 */
export function e2eEnvironment(root, { electron, ffmpeg, python }) {
  const folders = packFolders(root);
  return {
    AMPULLA_E2E_ELECTRON: electron.executable,
    AMPULLA_E2E_FLAGS: JSON.stringify(electronFlags(electron.executable)),
    AMPULLA_E2E_PACKED_TEST: folders.test,
    AMPULLA_E2E_PACKED_RELEASE: folders.release,
    AMPULLA_E2E_FFMPEG: ffmpeg,
    AMPULLA_E2E_PYTHON: python && 'python' in python ? python.python : '',
    AMPULLA_E2E_ARTIFACTS: join(root, 'test-results'),
  };
}
