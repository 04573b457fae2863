/** How npm is called on this platform. */
export const npmCommand = process.platform === 'win32' ? 'npm.cmd' : 'npm';
