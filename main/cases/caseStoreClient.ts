import { randomUUID } from 'node:crypto';
import type { CaseEvent } from '../../common/cases/caseEvent';
import type { CaseStoreState, StoreBackup } from '../../common/cases/caseStoreState';
import { fileExists } from '../files/fileMissing';
import type { ForkProcess } from '../processes/forkedProcess';
import type { CaseStore } from './caseStore';
import { BackupShelf } from './client/backupShelf';
import { checkedEvent } from './client/checkedEvent';
import { EventWriter } from './client/eventWriter';
import { KeyKeeper } from './client/keyKeeper';
import { SideJournal } from './client/sideJournal';
import { CaseStoreError } from './client/storeClientErrors';
import { StoreBackups } from './client/storeBackups';
import { StoreQuestions } from './client/storeQuestions';
import { StoreStanding } from './client/storeStanding';
import { StoreSupervisor } from './client/storeSupervisor';
import { replayJournal } from './client/replayJournal';
import type { KeySealer } from './keys/keyFile';
import {
  mostEventsAtOnce,
  type StoreInput,
  type StoreRequestName,
  type StoreResults,
} from './protocol/storeRequests';
import { storePlace, type StorePlace } from './storePlace';

export { CaseStoreError } from './client/storeClientErrors';
export type { KeySealer } from './keys/keyFile';

export interface CaseStoreClientOptions {
  /** Absolute; `<userData>/cases` in the application. Made when the store is. */
  readonly folder: string;
  /** Starts the built `caseStoreProcess.js`. */
  readonly fork: ForkProcess;
  /** The system's safe store of secrets. */
  readonly sealer: KeySealer;
  /** Monotonic clock. */
  readonly nowMs: () => number;
  /** Clock of the room. */
  readonly now: () => Date;
  /** Something a person should hear of, found while the store goes on: a broken chain, a damaged journal. */
  readonly onFinding?: (finding: CaseStoreError) => void;
}

/** Long after the picture is there. */
const verifiesAfterMs = 10_000;

/**
 * The case store as the application has it: opens it, keeps its process alive, keeps events in the side journal where
 * the process cannot take them. Nothing here blocks for longer than some milliseconds. Owns process and journal.
 */
export class CaseStoreClient extends StoreQuestions implements CaseStore {
  private readonly options: CaseStoreClientOptions;
  private readonly place: StorePlace;
  private readonly keys: KeyKeeper;
  private readonly shelf: BackupShelf;
  private readonly supervisor: StoreSupervisor;
  private readonly writer: EventWriter;
  private readonly standing: StoreStanding;
  private readonly copies: StoreBackups;
  private key: Buffer | null = null;
  private journal: SideJournal | null = null;
  private verifyTimer: NodeJS.Timeout | null = null;
  private isJournalPlayed = false;

  constructor(options: CaseStoreClientOptions) {
    super(options.now);
    this.options = options;
    this.place = storePlace(options.folder);
    this.shelf = new BackupShelf(this.place);
    this.keys = new KeyKeeper(this.place.keyFile, options.sealer, () => this.shelf.keyFiles());
    this.supervisor = new StoreSupervisor({
      fork: options.fork,
      nowMs: options.nowMs,
      prepare: async (connection, opened) => {
        // After a crash the writer still knows what waits; the journal is for what was before this start.
        if (this.isJournalPlayed) return;
        const isReadOnly = this.standing.isReadOnly || opened.isNewerSchema;
        const journal = this.needJournal();
        const { unreadable } = await replayJournal(connection, journal, this.writer, isReadOnly);
        if (unreadable > 0) this.find(new CaseStoreError('journalDamaged', { lines: unreadable }));
        this.isJournalPlayed = true;
      },
      onStatus: () => this.standing.changed(),
    });
    this.writer = new EventWriter({
      journal: () => this.journal,
      store: async (events) => {
        await this.supervisor.requestNow('append', [...events]);
      },
      obstacle: () => this.standing.obstacle,
      isReady: () => this.standing.isWritable,
      onTrouble: (error) =>
        this.standing.enter(error === null ? { is: 'open' } : { is: 'troubled', error }),
    });
    this.copies = new StoreBackups({
      ...{ shelf: this.shelf, writer: this.writer, now: options.now },
      journal: () => this.needJournal(),
      // What was sent before is stored by the time that this is answered.
      settle: () => this.ask('running', null),
      copy: () => this.ask('backUp', null),
      onChange: () => this.standing.changed(),
    });
    this.standing = new StoreStanding({
      status: () => this.supervisor.status,
      facts: () => ({
        waitingEvents: this.writer.waitingEvents,
        lastBackupAt: this.copies.lastBackupAt,
        hasPassphrase: this.keys.hasPassphrase,
      }),
      onChange: () => this.writer.storeChanged(),
    });
  }

  get state(): CaseStoreState {
    return this.standing.state;
  }

  /** Acknowledged events that are in the journal alone for now. */
  get waitingEvents(): number {
    return this.writer.waitingEvents;
  }

  /** For tests: the process that holds the file now. */
  get processId(): number | undefined {
    return this.supervisor.pid;
  }

  /** Called with every new state. @returns undo */
  onState(listener: (state: CaseStoreState) => void): () => void {
    return this.standing.onState(listener);
  }

  /** Opens what is there, without a person where that is possible. Never rejects: `state` says what came of it. */
  async open(): Promise<void> {
    this.standing.enter({ is: 'opening' });
    this.standing.isReadOnly = false;
    try {
      const file = await this.keys.read();
      const isStoreThere = await fileExists(this.place.database);
      if (file === null && !isStoreThere) {
        await this.findNothing();
        return;
      }
      if (file === null) throw new CaseStoreError('keyMissing', { file: this.place.keyFile });
      if (!isStoreThere) throw new CaseStoreError('storeMissing', { file: this.place.database });
      const key = this.keys.bySystem(file);
      if (key !== null) await this.openWith(key);
      else
        this.standing.enter({
          is: 'locked',
          why: file.passphrase === null ? 'keyLost' : 'passphrase',
        });
    } catch (error) {
      this.standing.failWith(error);
    }
  }

  /**
   * Makes the store.
   * @param passphrase null: the system keeps the key
   * @returns the recovery key, which is told this once
   * @throws CaseStoreError
   */
  async create(passphrase: string | null): Promise<string> {
    if (!this.standing.isNone) throw new CaseStoreError('alreadyThere');
    const { key, recoveryKey } = await this.keys.create(passphrase);
    await this.openWith(key);
    return recoveryKey;
  }

  /** Opens by the passphrase. @throws CaseStoreError */
  async unlock(passphrase: string): Promise<void> {
    await this.openWith(await this.keys.byPassphrase(passphrase));
  }

  /**
   * Opens by the recovery key, and lets this account's key store or a new passphrase open it from now on.
   * @throws CaseStoreError that tells a typing error from the key of another store
   */
  async recover(
    recoveryKey: string,
    passphrase: string | null,
    authorId: string | null = null,
  ): Promise<void> {
    const key = await this.keys.byRecoveryKey(recoveryKey);
    await this.keys.protect(key, passphrase);
    await this.openWith(key);
    const at = this.options.now().toISOString();
    await this.audit({
      at,
      authorId,
      what: 'recoveryKeyUsed',
      detail: 'opened by the recovery key',
    });
  }

  /** @throws CaseStoreError where the present one is wrong */
  async changePassphrase(present: string, next: string, authorId: string | null): Promise<void> {
    await this.keys.protect(await this.keys.byPassphrase(present), next);
    const at = this.options.now().toISOString();
    await this.audit({ at, authorId, what: 'passphraseChanged', detail: 'by the one before' });
  }

  /** Opens once more after a failure. Never rejects, as `open`. */
  async tryAgain(): Promise<void> {
    const { key } = this;
    if (key === null || !(await fileExists(this.place.database))) return this.open();
    this.standing.isReadOnly = false;
    await this.openWith(key).catch(() => undefined);
  }

  /** Looks at what can still be read. @throws CaseStoreError where that is nothing */
  async openReadOnly(): Promise<void> {
    if (this.key === null) throw new CaseStoreError('locked');
    this.standing.isReadOnly = true;
    await this.openWith(this.key);
  }

  /**
   * Puts a backup in the store's place and plays the journal on top; what was there is set aside.
   * @throws CaseStoreError where the backup does not open; what was there is back in its place then
   */
  async restore(fileName: string, authorId: string | null): Promise<void> {
    const at = this.options.now().toISOString();
    await this.supervisor.close();
    const { isKeyChanged, putBack } = await this.shelf
      .restore(fileName, at.replaceAll(/[:.]/g, '-'))
      .catch(async (error: unknown) => {
        await this.tryAgain();
        throw error;
      });
    this.standing.isReadOnly = false;
    if (isKeyChanged || this.key === null) return this.open();
    try {
      await this.openWith(this.key, { id: randomUUID(), at, authorId, detail: fileName });
    } catch (error) {
      await this.supervisor.close();
      await putBack();
      await this.tryAgain();
      throw error;
    }
  }

  /** Ends the process when everything that was begun is done. The client can be opened again. */
  async close(): Promise<void> {
    this.copies.dispose();
    if (this.verifyTimer !== null) clearTimeout(this.verifyTimer);
    this.verifyTimer = null;
    await this.supervisor.close();
    this.writer.dispose();
    await this.journal?.dispose();
  }

  async append(events: readonly CaseEvent[]): Promise<void> {
    const checked = events.map(checkedEvent);
    const starts = Array.from(
      { length: Math.ceil(checked.length / mostEventsAtOnce) },
      (_, index) => index,
    );
    await Promise.all(
      starts.map((index) =>
        this.writer.append(checked.slice(index * mostEventsAtOnce, (index + 1) * mostEventsAtOnce)),
      ),
    );
    if (checked.some(({ payload }) => payload.kind === 'ended')) this.copies.caseEnded();
  }

  /** Also from the journal, from what was set aside, and from the backups that hold it; a new backup is made first. */
  async remove(caseId: string, authorId: string | null, reason: string): Promise<void> {
    const [first] = await this.events(caseId);
    await this.ask('remove', { ...this.deed(authorId), caseId, reason });
    this.writer.forget(caseId);
    await this.needJournal().keepOnly((event) => event.caseId !== caseId);
    const { fileName } = await this.backUp();
    await this.shelf.discardSince(first?.moment.wallTime ?? '', fileName);
  }

  backUp(): Promise<StoreBackup> {
    return this.copies.make();
  }

  backups(): Promise<readonly StoreBackup[]> {
    return this.shelf.list();
  }

  protected async ask<Name extends StoreRequestName>(
    name: Name,
    input: StoreInput<Name>,
  ): Promise<StoreResults[Name]> {
    const { silence } = this.standing;
    if (silence !== null) throw silence;
    return this.supervisor.request(name, input);
  }

  private async openWith(
    key: Buffer,
    restored: StoreInput<'open'>['restored'] = null,
  ): Promise<void> {
    await this.journal?.dispose();
    this.key = key;
    this.journal = new SideJournal(this.place.journal, key);
    this.isJournalPlayed = false;
    await this.copies.look();
    this.standing.enter({ is: 'open' });
    const { folder } = this.place;
    await this.supervisor.open({
      folder,
      key: key.toString('hex'),
      isReadOnly: this.standing.isReadOnly,
      restored,
    });
    if (!this.standing.isWritable) return;
    this.copies.start();
    this.verifyTimer ??= setTimeout(() => void this.verifyAtStart(), verifiesAfterMs);
  }

  private async verifyAtStart(): Promise<void> {
    this.verifyTimer = null;
    const report = await this.verify().catch(() => null);
    const [first] = report?.broken ?? [];
    if (first === undefined) return;
    this.find(new CaseStoreError('chainBroken', { position: first.position, why: first.why }));
  }

  private find(finding: CaseStoreError): void {
    this.options.onFinding?.(finding);
  }

  private async findNothing(): Promise<void> {
    if ((await this.shelf.list()).length > 0 || (await fileExists(this.place.journal))) {
      throw new CaseStoreError('storeMissing', { file: this.place.database });
    }
    this.standing.enter({ is: 'none', needsPassphrase: this.keys.needsPassphrase });
  }

  private needJournal(): SideJournal {
    if (this.journal === null) throw this.standing.obstacle ?? new CaseStoreError('away');
    return this.journal;
  }
}
