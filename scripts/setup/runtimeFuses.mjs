/**
 * Writes the fuses that a development runtime needs: no foreign V8 snapshot is loaded, and a test runner may attach.
 * (What is shipped gets its own fuses when it is packed.)
 * @param {string} executable
 */
export async function writeRuntimeFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
