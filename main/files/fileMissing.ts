import { access } from 'node:fs/promises';

/** Whether a failed operation says that the file or folder is not there. */
export function isFileMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Whether something is at a path; also true where it is there and cannot be reached. */
export async function fileExists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => !isFileMissing(error),
  );
}
