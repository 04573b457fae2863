import type { CaseEvent } from '../../../common/cases/caseEvent';
import type { Fault } from '../../../common/language/messageWords';
import { faultOf } from '../../../common/userFacingError';
import type { CaseStore } from '../../cases/caseStore';

export interface CaseWriterOptions {
  readonly store: Pick<CaseStore, 'append'>;
  /** Some events were acknowledged, or could not be for now. */
  readonly onChange: () => void;
  /** These events can be looked up from now on. */
  readonly onStored: (events: readonly CaseEvent[]) => void;
}

/** What is refused now may be taken soon: a folder comes back, a disk gets room. */
const triesAgainAfterMs = 1000;

/** Longer than any acknowledgement takes on a disk that works; after it a person should know. */
const worriesAfterMs = 2000;

/**
 * Takes events to the store in their order and keeps those that it does not take, and tries again until it does. Nobody
 * waits for it.
 */
export class CaseWriter {
  private readonly options: CaseWriterOptions;
  private waiting: readonly CaseEvent[] = [];
  private isWriting = false;
  private isSlow = false;
  private trouble: Fault | null = null;
  private retry: NodeJS.Timeout | null = null;
  private readonly safeIds = new Set<string>();

  constructor(options: CaseWriterOptions) {
    this.options = options;
  }

  /** Why events are in memory alone; null while none is for longer than it takes. */
  get fault(): Fault | null {
    return this.waiting.length === 0 ? null : this.trouble;
  }

  /** Events that neither store nor journal takes. */
  get unsafeEvents(): number {
    return this.trouble !== null || this.isSlow ? this.waiting.length : 0;
  }

  /** Whether the event is on the disk. */
  isSafe(id: string): boolean {
    return this.safeIds.has(id);
  }

  /** These came from the store itself. */
  alreadySafe(ids: readonly string[]): void {
    ids.forEach((id) => this.safeIds.add(id));
  }

  /** Takes an event and returns at once. */
  add(event: CaseEvent): void {
    this.waiting = [...this.waiting, event];
    if (this.retry === null) void this.write();
  }

  /** Tries at once what was refused before, as when the store came back. */
  tryNow(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    void this.write();
  }

  /** Resolves when everything is on the disk, or was tried once more and refused. */
  async flush(): Promise<void> {
    this.tryNow();
    while (this.isWriting) await this.writing;
    if (this.retry !== null) clearTimeout(this.retry);
  }

  private writing: Promise<void> = Promise.resolve();

  private write(): Promise<void> {
    if (this.isWriting) return this.writing;
    this.isWriting = true;
    this.writing = this.writeAll().finally(() => {
      this.isWriting = false;
    });
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      const slow = setTimeout(() => this.worry(), worriesAfterMs);
      try {
        await this.options.store.append(batch);
      } catch (error) {
        this.refused(error);
        return;
      } finally {
        clearTimeout(slow);
        this.isSlow = false;
      }
      this.trouble = null;
      this.waiting = this.waiting.slice(batch.length);
      this.alreadySafe(batch.map(({ id }) => id));
      this.options.onChange();
      this.options.onStored(batch);
    }
  }

  private worry(): void {
    this.isSlow = true;
    this.options.onChange();
  }

  private refused(error: unknown): void {
    this.trouble = faultOf(error);
    this.retry = setTimeout(() => this.tryNow(), triesAgainAfterMs);
    this.options.onChange();
  }
}
