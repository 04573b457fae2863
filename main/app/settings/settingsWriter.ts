import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Settings } from '../settingsFile';
import { settingsVersion } from './migrations';

export interface SettingsWriterOptions {
  readonly path: string;
  /** Hears once of each trouble, however many changes cannot be written meanwhile. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Writes settings one after the other, outside the way of the picture: a disk may take a second. While one
 * file is written only the newest settings wait. A file is whole or not there, whatever happens to the power.
 */
export class SettingsWriter {
  private readonly options: SettingsWriterOptions;
  private waiting: Settings | null = null;
  private writing: Promise<void> | null = null;
  private inTrouble = false;

  constructor(options: SettingsWriterOptions) {
    this.options = options;
  }

  write(settings: Settings): void {
    this.waiting = settings;
    this.writing ??= this.writeAll();
  }

  /** Resolves when everything that was given is on the disk, or could not be written. */
  async flush(): Promise<void> {
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    for (let next = this.takeWaiting(); next !== null; next = this.takeWaiting()) {
      try {
        await writeDurably(this.options.path, next);
        this.inTrouble = false;
      } catch (error) {
        const isNewTrouble = !this.inTrouble;
        this.inTrouble = true;
        if (isNewTrouble) this.options.onTrouble(error);
      }
    }
    this.writing = null;
  }

  private takeWaiting(): Settings | null {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  }
}

async function writeDurably(path: string, settings: Settings): Promise<void> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');
  try {
    await file.writeFile(`${JSON.stringify({ version: settingsVersion, ...settings }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** The new name is on the disk only when the folder is. Windows knows no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
