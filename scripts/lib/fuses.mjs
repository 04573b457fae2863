const states = { DISABLE: false, ENABLE: true, REMOVED: 'removed', INHERIT: 'inherited' };

/**
 * Reads the fuses of an Electron executable.
 * @param {string} executable
 * @returns {Promise<Record<string, boolean | 'removed' | 'inherited'>>} by the names of @electron/fuses; a fuse
 *   that this Electron does not know is absent
 */
export async function readFuses(executable) {
  const { FuseState, FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(executable);
  const fuses = Object.entries(FuseV1Options).flatMap(([name, position]) => {
    const state = typeof position === 'number' ? wire[position] : undefined;
    return state === undefined ? [] : [[name, states[FuseState[state]]]];
  });
  return Object.fromEntries(fuses);
}

/**
 * Switches on the one fuse that a test runner needs to attach, and leaves the others as they are.
 * @param {string} executable
 */
export async function allowInspection(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
