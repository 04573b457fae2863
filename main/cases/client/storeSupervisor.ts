import type { ForkProcess } from '../../processes/forkedProcess';
import type {
  OpenedStore,
  StoreInput,
  StoreRequestName,
  StoreResults,
} from '../protocol/storeRequests';
import { CaseStoreError } from './storeClientErrors';
import { StoreConnection } from './storeConnection';
import { StoreLostError } from './storeLostError';

/** Wait before the first restart; doubles with each that follows. */
const firstBackOffMs = 100;
const longestBackOffMs = 5000;
/** After this long without a loss the next one counts as the first. */
const healthyAfterMs = 10_000;
/** Losses in a row after which the file is taken for the reason. */
const mostLosses = 6;
/** How long a question waits for a store that is away. */
const answersWithinMs = 15_000;

export type SupervisorStatus =
  | { readonly is: 'closed' }
  | { readonly is: 'opening' }
  | { readonly is: 'ready'; readonly opened: OpenedStore }
  /** The process ended and comes back. */
  | { readonly is: 'away' }
  | { readonly is: 'failed'; readonly error: CaseStoreError };

export interface StoreSupervisorOptions {
  readonly fork: ForkProcess;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  /** What has to be done first in each process, before anybody else's questions. */
  readonly prepare: (connection: StoreConnection, opened: OpenedStore) => Promise<void>;
  readonly onStatus: (status: SupervisorStatus) => void;
}

/** Keeps a process of the store alive with the file open. Owns the process. */
export class StoreSupervisor {
  private readonly options: StoreSupervisorOptions;
  private connection: StoreConnection | null = null;
  private input: StoreInput<'open'> | null = null;
  private current: SupervisorStatus = { is: 'closed' };
  private restartTimer: NodeJS.Timeout | null = null;
  private losses = 0;
  private readySinceMs = Infinity;
  private waiting: (() => void)[] = [];

  constructor(options: StoreSupervisorOptions) {
    this.options = options;
  }

  get status(): SupervisorStatus {
    return this.current;
  }

  /** For tests and logs. */
  get pid(): number | undefined {
    return this.connection?.pid;
  }

  /** Resolves when the store is ready. @throws CaseStoreError where it does not open */
  async open(input: StoreInput<'open'>): Promise<void> {
    await this.close();
    this.input = input;
    this.losses = 0;
    this.setStatus({ is: 'opening' });
    void this.launch(input);
    await this.whenReady(null);
  }

  /**
   * Asks once more where the process goes meanwhile: whatever can be asked for has the same effect twice as once.
   * @throws CaseStoreError
   */
  async request<Name extends StoreRequestName>(
    name: Name,
    input: StoreInput<Name>,
  ): Promise<StoreResults[Name]> {
    for (let isSecond = false; ; isSecond = true) {
      const connection = await this.whenReady(answersWithinMs);
      try {
        return await connection.request(name, input);
      } catch (error) {
        if (!(error instanceof StoreLostError)) throw error;
        if (isSecond) throw new CaseStoreError('away', {}, error);
      }
    }
  }

  /** Asks the process that is ready now, once. @throws StoreLostError, CaseStoreError */
  async requestNow<Name extends StoreRequestName>(
    name: Name,
    input: StoreInput<Name>,
  ): Promise<StoreResults[Name]> {
    const { connection, current } = this;
    if (current.is !== 'ready' || connection === null) throw new StoreLostError('is away');
    const result = await connection.request(name, input);
    // A file that takes events is not what ends the process.
    this.losses = 0;
    return result;
  }

  /** The file is of no use as it is. */
  fail(error: CaseStoreError): void {
    const { connection } = this;
    this.connection = null;
    this.setStatus({ is: 'failed', error });
    void connection?.close();
  }

  /** Ends the process in order. */
  async close(): Promise<void> {
    if (this.restartTimer !== null) clearTimeout(this.restartTimer);
    this.restartTimer = null;
    const { connection } = this;
    this.connection = null;
    this.setStatus({ is: 'closed' });
    await connection?.close();
  }

  private async launch(input: StoreInput<'open'>): Promise<void> {
    const connection = new StoreConnection(this.options.fork(), (reason) => {
      if (this.connection === connection) this.handleLoss(reason);
    });
    this.connection = connection;
    try {
      const opened = await connection.request('open', input);
      // A restart must not note the restoring once more.
      this.input = { ...input, restored: null };
      await this.options.prepare(connection, opened);
      if (this.connection !== connection) return;
      this.readySinceMs = this.options.nowMs();
      this.setStatus({ is: 'ready', opened });
    } catch (error) {
      // Of a loss `handleLoss` hears.
      if (error instanceof StoreLostError || this.connection !== connection) return;
      this.fail(
        error instanceof CaseStoreError ? error : new CaseStoreError('unknown', reasonOf(error)),
      );
    }
  }

  private handleLoss(reason: string): void {
    if (this.options.nowMs() - this.readySinceMs >= healthyAfterMs) this.losses = 0;
    this.readySinceMs = Infinity;
    this.losses += 1;
    this.connection = null;
    const { input } = this;
    if (this.losses >= mostLosses || input === null) {
      this.fail(new CaseStoreError('processFails', { reason }));
      return;
    }
    const delayMs = Math.min(firstBackOffMs * 2 ** (this.losses - 1), longestBackOffMs);
    this.restartTimer = setTimeout(() => void this.launch(input), delayMs);
    this.setStatus({ is: 'away' });
  }

  /** @param limitMs null: as long as it takes */
  private async whenReady(limitMs: number | null): Promise<StoreConnection> {
    const untilMs = this.options.nowMs() + (limitMs ?? Infinity);
    for (;;) {
      const { current, connection } = this;
      if (current.is === 'ready' && connection !== null) return connection;
      if (current.is === 'failed') throw current.error;
      if (current.is === 'closed') throw new CaseStoreError('away');
      const leftMs = untilMs - this.options.nowMs();
      if (leftMs <= 0) throw new CaseStoreError('away');
      await this.nextStatus(leftMs);
    }
  }

  private nextStatus(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = limitMs === Infinity ? null : setTimeout(resolve, limitMs);
      this.waiting.push(() => {
        if (timer !== null) clearTimeout(timer);
        resolve();
      });
    });
  }

  private setStatus(status: SupervisorStatus): void {
    this.current = status;
    const { waiting } = this;
    this.waiting = [];
    for (const resolve of waiting) resolve();
    this.options.onStatus(status);
  }
}

function reasonOf(error: unknown) {
  return { reason: error instanceof Error ? error.message : String(error) };
}
