import { writeFileDurably } from '../../files/durableFile';
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
        await writeFileDurably(this.options.path, textOf(next));
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

function textOf(settings: Settings): string {
  return `${JSON.stringify({ version: settingsVersion, ...settings }, null, 2)}\n`;
}
