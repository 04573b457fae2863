import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CliError } from './cliErrors';

/** Lines are gathered up to this many characters before they are written. */
const flushFromLength = 65_536;

/**
 * A file that appears under its name only when it is complete: written beside it first, renamed at
 * the end. Owns the file handle until `commit` or `discard`.
 */
export class PartialFile {
  private readonly path: string;
  private readonly partialPath: string;
  private readonly handle: FileHandle;
  private gathered = '';

  private constructor(path: string, partialPath: string, handle: FileHandle) {
    this.path = path;
    this.partialPath = partialPath;
    this.handle = handle;
  }

  /** @throws CliError that names the file when it cannot be written there */
  static async create(path: string): Promise<PartialFile> {
    const existing = await stat(path).catch(() => null);
    if (existing?.isDirectory() === true) {
      throw new CliError(`${path} is a folder. Name a file with --out.`);
    }
    const partialPath = `${path}.partial-${process.pid}`;
    const handle = await open(partialPath, 'w').catch((error: unknown) => {
      throw writeFailure(path, error);
    });
    return new PartialFile(path, partialPath, handle);
  }

  /** @throws CliError when it cannot be written, as on a full disk */
  async append(text: string): Promise<void> {
    this.gathered += text;
    if (this.gathered.length >= flushFromLength) await this.flush();
  }

  /** Puts the complete file in its place; one that was there is replaced. */
  async commit(): Promise<void> {
    await this.flush();
    try {
      await this.handle.sync();
      await this.handle.close();
      await rename(this.partialPath, this.path);
    } catch (error) {
      throw writeFailure(this.path, error);
    }
  }

  /** Removes what was written; one that was there before stays. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.partialPath, { force: true });
  }

  private async flush(): Promise<void> {
    const text = this.gathered;
    this.gathered = '';
    await this.handle.appendFile(text).catch((error: unknown) => {
      throw writeFailure(this.path, error);
    });
  }
}

function writeFailure(path: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return new CliError(`${path} cannot be written: ${writeReason(path, code, error)}`, {
    cause: error,
  });
}

function writeReason(path: string, code: unknown, error: unknown): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `there is no folder ${dirname(path)}. Create it, or choose another place with --out.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this user may not write there. Choose another place with --out.';
    case 'ENOSPC':
      return 'the disk is full. Free some space, or choose another place with --out.';
    default:
      return `${String(error)}. Choose another place with --out.`;
  }
}
