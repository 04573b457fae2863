import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export interface AppendedFileOptions {
  readonly path: string;
  /** Bytes that wait for a slow disk; `append` refuses what does not fit. */
  readonly mostWaitingBytes: number;
  /** Hears of each failure to write. What was not written is kept and tried again by the next `append` or `flush`. */
  readonly onTrouble: (error: unknown) => void;
  /** Hears how long the file is whenever something was written: what came before that length is in it. */
  readonly onWritten?: (length: number) => void;
}

/** Between two requests to put what was written on the disk itself. */
const syncEveryMs = 500;

/**
 * A file that grows at its end while nobody waits for it. A write that failed halfway is written again from where
 * the good part ends, so that a disk that was full leaves no hole and no half record. Owns the file until `close`.
 */
export class AppendedFile {
  private readonly options: AppendedFileOptions;
  private readonly handle: FileHandle;
  private waiting: Uint8Array[] = [];
  private waitingLength = 0;
  /** Bytes of the file that are surely written. */
  private goodLength: number;
  private running: Promise<void> = Promise.resolve();
  private isWriting = false;
  private syncing: Promise<void> | null = null;
  private syncedAtMs = 0;

  private constructor(options: AppendedFileOptions, handle: FileHandle, goodLength: number) {
    this.options = options;
    this.handle = handle;
    this.goodLength = goodLength;
  }

  /** Opens the file, and makes it where it is not there. @throws what the system says */
  static async open(options: AppendedFileOptions): Promise<AppendedFile> {
    // Not 'a': a part that was not written well is written over.
    const handle = await open(options.path, constants.O_RDWR | constants.O_CREAT);
    return new AppendedFile(options, handle, (await handle.stat()).size);
  }

  /** Length when everything is written. Unit: bytes. */
  get length(): number {
    return this.goodLength + this.waitingLength;
  }

  /** What is not written yet. Unit: bytes. */
  get waitingBytes(): number {
    return this.waitingLength;
  }

  /** Takes bytes and returns at once. @returns false when too much waits already: the bytes are not taken */
  append(bytes: Uint8Array): boolean {
    if (this.waitingLength + bytes.length > this.options.mostWaitingBytes) {
      this.writeSoon();
      return false;
    }
    this.waiting.push(bytes);
    this.waitingLength += bytes.length;
    this.writeSoon();
    return true;
  }

  /** Tries once to write what waits. @returns whether nothing is left */
  async flush(): Promise<boolean> {
    this.writeSoon();
    await this.running;
    return this.waitingLength === 0;
  }

  /** Gives up everything from a length on, also what a full disk did not take. @throws what the system says */
  async truncate(length: number): Promise<void> {
    this.writeSoon();
    while (this.isWriting) await this.running;
    const waiting = Buffer.concat(this.waiting);
    const kept = waiting.subarray(0, Math.max(0, length - this.goodLength));
    this.waiting = kept.length === 0 ? [] : [kept];
    this.waitingLength = kept.length;
    if (length >= this.goodLength) return;
    this.goodLength = length;
    await this.handle.truncate(length);
  }

  /** Writes what waits, or gives it up where the disk does not take it. Never rejects. */
  async close(): Promise<void> {
    await this.flush();
    await this.handle.truncate(this.goodLength).catch(() => undefined);
    await this.syncing;
    await this.handle.datasync().catch(() => undefined);
    await this.handle.close().catch(() => undefined);
  }

  private writeSoon(): void {
    if (this.isWriting || this.waitingLength === 0) return;
    this.isWriting = true;
    this.running = this.writeAll();
  }

  private async writeAll(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        const bytes = Buffer.concat(this.waiting);
        // One piece from here on; after a failure it is tried again as it is.
        this.waiting = [bytes];
        await this.write(bytes);
        this.waiting.shift();
      }
      this.syncNowAndThen();
    } catch (error) {
      this.options.onTrouble(error);
    } finally {
      this.isWriting = false;
    }
  }

  private async write(bytes: Uint8Array): Promise<void> {
    let done = 0;
    while (done < bytes.length) {
      const left = bytes.length - done;
      const { bytesWritten } = await this.handle.write(bytes, done, left, this.goodLength + done);
      done += bytesWritten;
    }
    this.goodLength += bytes.length;
    this.waitingLength -= bytes.length;
    this.options.onWritten?.(this.goodLength);
  }

  /** Beside the writing: a disk takes longer for it than frames may wait. */
  private syncNowAndThen(): void {
    const nowMs = performance.now();
    if (this.syncing !== null || nowMs - this.syncedAtMs < syncEveryMs) return;
    this.syncedAtMs = nowMs;
    this.syncing = this.handle
      .datasync()
      .catch((error: unknown) => this.options.onTrouble(error))
      .finally(() => {
        this.syncing = null;
      });
  }
}
