import type { CaseEvent } from '../../../common/cases/caseEvent';
import { mostEventsAtOnce } from '../protocol/storeRequests';
import type { SideJournal } from './sideJournal';
import { CaseStoreError, fileError } from './storeClientErrors';
import { StoreLostError } from './storeLostError';

/** What a full disk or a lock refused is tried again after this long. */
const triesAgainAfterMs = 3000;

export interface EventWriterOptions {
  /** Null while there is no key. */
  readonly journal: () => SideJournal | null;
  /** Stores events. @throws StoreLostError, CaseStoreError */
  readonly store: (events: readonly CaseEvent[]) => Promise<void>;
  /** Why the store takes nothing now; null while it does or will soon. */
  readonly obstacle: () => CaseStoreError | null;
  /** True while the store takes events. */
  readonly isReady: () => boolean;
  /** The store refused what waits, or takes it again (null). */
  readonly onTrouble: (error: CaseStoreError | null) => void;
}

/** Events of one call, on their way to journal and store. */
interface Parcel {
  events: readonly CaseEvent[];
  isInJournal: boolean;
  journalError: CaseStoreError | null;
  readonly resolve: () => void;
  readonly reject: (error: CaseStoreError) => void;
}

/**
 * Takes events to journal and store at once; what either has is acknowledged. What only the journal has waits here for
 * the store.
 */
export class EventWriter {
  private readonly options: EventWriterOptions;
  private parcels: Parcel[] = [];
  /** Events that the store cannot take at all. */
  private readonly refusedIds = new Set<string>();
  private isSending = false;
  private retry: NodeJS.Timeout | null = null;
  /** What the store refused last, until it takes something again. */
  private trouble: CaseStoreError | null = null;

  constructor(options: EventWriterOptions) {
    this.options = options;
  }

  /** Acknowledged events that the store does not have yet. */
  get waitingEvents(): number {
    return this.waiting.length;
  }

  get waiting(): readonly CaseEvent[] {
    return this.parcels.filter(({ isInJournal }) => isInJournal).flatMap(({ events }) => events);
  }

  /** Resolves when the events are on the disk. @throws CaseStoreError where neither takes them; then they are in neither */
  append(events: readonly CaseEvent[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const parcel = { events, isInJournal: false, journalError: null, resolve, reject };
      this.parcels.push(parcel);
      void this.writeJournal(parcel);
      void this.send();
    });
  }

  /** The store is there, or gone for good. */
  storeChanged(): void {
    const obstacle = this.options.obstacle();
    if (obstacle === null) void this.send();
    else this.refuse(this.parcels, obstacle);
  }

  /** Takes events of a case out of what waits. */
  forget(caseId: string): void {
    for (const parcel of this.parcels) {
      parcel.events = parcel.events.filter((event) => event.caseId !== caseId);
    }
  }

  /** Events of the journal that the store did not take when it was opened. */
  adopt(events: readonly CaseEvent[]): void {
    const known = new Set(this.waiting.map(({ id }) => id));
    const strange = events.filter(({ id }) => !known.has(id));
    const settled = { isInJournal: true, journalError: null, resolve: ignore, reject: ignore };
    for (let start = 0; start < strange.length; start += mostEventsAtOnce) {
      this.parcels.push({ ...settled, events: strange.slice(start, start + mostEventsAtOnce) });
    }
  }

  /** Whether the journal is all that has this event. */
  isInJournalAlone({ id }: CaseEvent): boolean {
    return this.refusedIds.has(id) || this.waiting.some((event) => event.id === id);
  }

  dispose(): void {
    if (this.retry !== null) clearTimeout(this.retry);
    this.retry = null;
    this.refuse(this.parcels, new CaseStoreError('away'));
  }

  private async writeJournal(parcel: Parcel): Promise<void> {
    try {
      const journal = this.options.journal();
      if (journal === null) throw this.options.obstacle() ?? new CaseStoreError('away');
      await journal.append(parcel.events);
      parcel.isInJournal = true;
      parcel.resolve();
    } catch (error) {
      parcel.journalError = fileError(error);
      const obstacle = this.options.obstacle() ?? this.trouble;
      if (obstacle !== null) this.refuse([parcel], obstacle);
    }
  }

  private async send(): Promise<void> {
    if (this.isSending || this.parcels.length === 0 || !this.options.isReady()) return;
    this.isSending = true;
    const batch = this.nextBatch();
    try {
      await this.options.store(batch.flatMap(({ events }) => events));
      this.take(batch);
      this.trouble = null;
      this.options.onTrouble(null);
    } catch (error) {
      await this.handleRefusal(batch, error);
    }
    this.isSending = false;
    if (this.retry === null) void this.send();
  }

  private nextBatch(): readonly Parcel[] {
    const batch: Parcel[] = [];
    let size = 0;
    for (const parcel of this.parcels) {
      size += parcel.events.length;
      if (batch.length > 0 && size > mostEventsAtOnce) break;
      batch.push(parcel);
    }
    return batch;
  }

  private async handleRefusal(batch: readonly Parcel[], error: unknown): Promise<void> {
    // It comes back and asks for what waits, or it fails and that is heard.
    if (error instanceof StoreLostError || !(error instanceof CaseStoreError)) return;
    if (error.why === 'unknown' && batch.length > 1) {
      await this.sendOneByOne(batch);
      return;
    }
    // Nothing that is tried again would make it better; the journal keeps it for who looks into it.
    if (error.why === 'unknown') this.take(batch, error);
    else this.trouble = error;
    // Also those behind the first ones: none gets through before these.
    this.refuse(this.parcels, error);
    this.options.onTrouble(error);
    this.retry = setTimeout(() => {
      this.retry = null;
      void this.send();
    }, triesAgainAfterMs);
  }

  private async sendOneByOne(batch: readonly Parcel[]): Promise<void> {
    for (const parcel of batch) {
      try {
        await this.options.store(parcel.events);
        this.take([parcel]);
      } catch (error) {
        if (error instanceof CaseStoreError && error.why === 'unknown') this.take([parcel], error);
      }
    }
  }

  /** These wait no longer. */
  private take(parcels: readonly Parcel[], error: CaseStoreError | null = null): void {
    this.parcels = this.parcels.filter((parcel) => !parcels.includes(parcel));
    for (const { events, resolve, reject } of parcels) {
      if (error === null) resolve();
      else {
        events.forEach(({ id }) => this.refusedIds.add(id));
        reject(error);
      }
    }
  }

  /** The store does not take these now: what the journal does not have either is refused. */
  private refuse(parcels: readonly Parcel[], error: CaseStoreError): void {
    this.take(
      parcels.filter(({ journalError }) => journalError !== null),
      error,
    );
  }
}

function ignore(): void {
  // Nobody waits for what was acknowledged before.
}
