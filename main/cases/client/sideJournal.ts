import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isFileMissing } from '../../files/fileMissing';
import { type CaseEvent, caseEventSchema } from '../../../common/cases/caseEvent';
import { syncFolder, writeFileDurably } from '../../files/durableFile';
import { deriveKey, seal, unseal } from '../keys/sealing';

const context = 'case journal';

/** What the journal holds. */
export interface JournalContent {
  readonly events: readonly CaseEvent[];
  /** Whole lines that cannot be read. A last one that was cut off in writing was never acknowledged: it does not count. */
  readonly unreadable: number;
}

/**
 * Events on the disk, each sealed on a line of its own, beside the store and independent of it: what is acknowledged
 * survives although the store is away, and although it has to be restored from the newest backup.
 */
export class SideJournal {
  private readonly path: string;
  private readonly key: Buffer;
  private last: Promise<unknown> = Promise.resolve();
  private file: FileHandle | null = null;
  /** Where the last whole line ends. Unit: bytes. */
  private end = 0;

  /** @param storeKey 32 bytes; the journal's own key follows from it */
  constructor(path: string, storeKey: Uint8Array) {
    this.path = path;
    this.key = deriveKey(storeKey, 'journal');
  }

  /** Resolves when the events are on the disk. @throws what the system says; none of them counts then */
  append(events: readonly CaseEvent[]): Promise<void> {
    return this.inTurn(async () => {
      const lines = Buffer.from(events.map((event) => this.lineOf(event)).join(''));
      const file = await this.opened();
      try {
        await file.write(lines, 0, lines.length, this.end).then(({ bytesWritten }) => {
          if (bytesWritten < lines.length) throw new Error('ENOSPC: the line does not fit');
        });
        await file.datasync();
      } catch (error) {
        // Half a line must not stand before the next one.
        await file.truncate(this.end).catch(() => undefined);
        throw error;
      }
      this.end += lines.length;
    });
  }

  /** Everything that was appended since the journal was cleared. A journal that is not there holds nothing. */
  read(): Promise<JournalContent> {
    return this.inTurn(() => this.readLines());
  }

  /** Keeps only the events that are asked for. */
  keepOnly(isKept: (event: CaseEvent) => boolean): Promise<void> {
    return this.inTurn(async () => {
      const { events } = await this.readLines();
      const kept = events.filter(isKept);
      await this.close();
      if (kept.length === 0 && events.length === 0 && this.end === 0) return;
      const text = kept.map((event) => this.lineOf(event)).join('');
      await writeFileDurably(this.path, text);
    });
  }

  /** Resolves when everything that was begun is done. */
  dispose(): Promise<void> {
    return this.inTurn(() => this.close());
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  private async opened(): Promise<FileHandle> {
    if (this.file !== null) return this.file;
    await mkdir(dirname(this.path), { recursive: true });
    const file = await openOrMake(this.path);
    await syncFolder(dirname(this.path));
    const bytes = await file.readFile();
    // After a kill in the middle of a line the next one begins where that one did.
    this.end = bytes.lastIndexOf('\n') + 1;
    await file.truncate(this.end);
    this.file = file;
    return file;
  }

  private async readLines(): Promise<JournalContent> {
    const text = await readFile(this.path, 'latin1').catch((error: unknown) => {
      if (isFileMissing(error)) return '';
      throw error;
    });
    const lines = text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '');
    const read = lines.map((line) => this.eventOf(line));
    const events = read.filter((event) => event !== null);
    return { events, unreadable: lines.length - events.length };
  }

  private async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.close();
  }

  private lineOf(event: CaseEvent): string {
    return `${seal(this.key, Buffer.from(JSON.stringify(event)), context).toString('base64')}\n`;
  }

  private eventOf(line: string): CaseEvent | null {
    const plain = unseal(this.key, Buffer.from(line, 'base64'), context);
    return plain === null ? null : caseEventSchema.parse(JSON.parse(plain.toString('utf8')));
  }
}

function openOrMake(path: string): Promise<FileHandle> {
  return open(path, 'r+').catch((error: unknown) => {
    if (isFileMissing(error)) return open(path, 'w+');
    throw error;
  });
}
