/** The system's code of a failed file operation (`ENOENT`), or null for any other error. */
export function systemErrorCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** Why a file could not be read, as the end of a sentence. */
export function readFailure(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') return 'is missing';
  return `cannot be read (${code ?? String(error)})`;
}
