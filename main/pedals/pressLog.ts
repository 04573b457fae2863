import { appendFile, mkdir, readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionName, ActionOutcome, ActionTrigger } from '../../common/actions';

/** One line of the log; see `docs/formats.md`. */
export interface PressEntry {
  readonly trigger: ActionTrigger;
  readonly action: ActionName;
  /** The newest frame of the source at the press; null without a source. */
  readonly frameId: number | null;
  /** Monotonic clock of the main process, in milliseconds. */
  readonly atMs: number;
  readonly wallTime: Date;
  readonly outcome: ActionOutcome;
}

export interface PressLogOptions {
  readonly folder: string;
  /** Called once when the log cannot be written, and not again before it could be. */
  readonly onTrouble: (error: unknown) => void;
}

/** 2 MiB hold some 9000 presses; a pedal that went mad must not fill the disk. */
export const fileLimitBytes = 2 * 1024 * 1024;
/** Files kept, the newest: three months of days with a procedure. */
export const filesKept = 90;
/** Lines that wait for a slow disk; beyond that the newest are given up, never the action. */
export const waitingLimit = 500;

const fileNamePattern = /^presses-\d{4}-\d{2}-\d{2}\.jsonl$/;

/**
 * Appends what was pressed to a file for each day. Nobody waits for it: a disk that is slow, full or gone
 * costs lines of the log, never the action.
 */
export class PressLog {
  private readonly options: PressLogOptions;
  private waiting: PressEntry[] = [];
  private writing: Promise<void> | null = null;
  private isTroubled = false;
  private cleanedFor = '';

  constructor(options: PressLogOptions) {
    this.options = options;
  }

  /** Takes an entry and returns at once. */
  add(entry: PressEntry): void {
    if (this.waiting.length >= waitingLimit) return;
    this.waiting.push(entry);
    this.writing ??= this.writeAll();
  }

  /** Resolves when everything that was added is written, or could not be. */
  async flush(): Promise<void> {
    while (this.writing !== null) await this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const entries = this.waiting;
      this.waiting = [];
      await this.write(entries);
    }
    this.writing = null;
  }

  private async write(entries: readonly PressEntry[]): Promise<void> {
    try {
      await mkdir(this.options.folder, { recursive: true });
      for (const [name, lines] of linesByFile(entries)) await this.append(name, lines);
      this.isTroubled = false;
    } catch (error) {
      if (!this.isTroubled) this.options.onTrouble(error);
      this.isTroubled = true;
    }
  }

  private async append(name: string, lines: string): Promise<void> {
    const path = join(this.options.folder, name);
    if (this.cleanedFor !== name) await this.forgetOldFiles(name);
    if ((await sizeOf(path)) + lines.length > fileLimitBytes) {
      throw new Error(`${name} is full (${fileLimitBytes} bytes a day).`);
    }
    await appendFile(path, lines);
  }

  private async forgetOldFiles(newest: string): Promise<void> {
    const { folder } = this.options;
    const names = (await readdir(folder)).filter((name) => fileNamePattern.test(name)).sort();
    const others = names.filter((name) => name !== newest);
    for (const name of others.slice(0, Math.max(0, others.length - filesKept + 1))) {
      await unlink(join(folder, name));
    }
    this.cleanedFor = newest;
  }
}

function linesByFile(entries: readonly PressEntry[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const entry of entries) {
    const name = `presses-${dayOf(entry.wallTime)}.jsonl`;
    lines.set(name, `${lines.get(name) ?? ''}${lineOf(entry)}\n`);
  }
  return lines;
}

function lineOf({ trigger, action, frameId, atMs, wallTime, outcome }: PressEntry): string {
  const { source } = trigger;
  const isPedal = trigger.source === 'pedal';
  return JSON.stringify({
    wallTime: wallTime.toISOString(),
    atMs: Math.round(atMs * 10) / 10,
    source,
    switch: isPedal ? trigger.switchName : null,
    kind: isPedal ? trigger.kind : null,
    action,
    frameId,
    result: outcome.result,
    detail: outcome.detail,
  });
}

/** The day in local time, as the people in the room count it. */
function dayOf(time: Date): string {
  const month = String(time.getMonth() + 1).padStart(2, '0');
  const day = String(time.getDate()).padStart(2, '0');
  return `${time.getFullYear()}-${month}-${day}`;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
}
