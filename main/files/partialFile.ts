import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';

/** Chunks are gathered up to this many characters before they are written. */
const flushFromLength = 65_536;

/**
 * A file that appears under its name only when it is complete: written beside it first, renamed at
 * the end. Owns the file handle until `commit` or `discard`. What the system refuses is thrown as it comes.
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

  static async create(path: string): Promise<PartialFile> {
    if (await isFolder(path)) {
      throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
    }
    const partialPath = `${path}.partial-${process.pid}`;
    return new PartialFile(path, partialPath, await open(partialPath, 'w'));
  }

  async append(chunk: string | Uint8Array): Promise<void> {
    if (typeof chunk === 'string') {
      this.gathered += chunk;
      if (this.gathered.length >= flushFromLength) await this.flush();
      return;
    }
    await this.flush();
    await this.handle.appendFile(chunk);
  }

  /** Puts the complete file in its place; one that was there is replaced. */
  async commit(): Promise<void> {
    await this.flush();
    await this.handle.sync();
    await this.handle.close();
    await rename(this.partialPath, this.path);
  }

  /** Removes what was written; one that was there before stays. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    await rm(this.partialPath, { force: true });
  }

  private async flush(): Promise<void> {
    const text = this.gathered;
    this.gathered = '';
    if (text !== '') await this.handle.appendFile(text);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
