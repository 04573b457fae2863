import { dirname } from 'node:path';
import { PartialFile as WrittenFile } from '../files/partialFile';
import { CliError } from './cliErrors';

/** A file that appears under its name only when it is complete, with words for a terminal where that fails. */
export class PartialFile {
  private readonly path: string;
  private readonly file: WrittenFile;

  private constructor(path: string, file: WrittenFile) {
    this.path = path;
    this.file = file;
  }

  /** @throws CliError that names the file when it cannot be written there */
  static async create(path: string): Promise<PartialFile> {
    return new PartialFile(path, await named(path, WrittenFile.create(path)));
  }

  /** @throws CliError when it cannot be written, as on a full disk */
  append(text: string): Promise<void> {
    return named(this.path, this.file.append(text));
  }

  /** Puts the complete file in its place; one that was there is replaced. */
  commit(): Promise<void> {
    return named(this.path, this.file.commit());
  }

  /** Removes what was written; one that was there before stays. */
  discard(): Promise<void> {
    return this.file.discard();
  }
}

async function named<Value>(path: string, writing: Promise<Value>): Promise<Value> {
  try {
    return await writing;
  } catch (error) {
    throw writeFailure(path, error);
  }
}

function writeFailure(path: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EISDIR') {
    return new CliError(`${path} is a folder. Name a file with --out.`, { cause: error });
  }
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
