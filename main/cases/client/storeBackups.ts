import type { StoreBackup } from '../../../common/cases/caseStoreState';
import { BackupPlan } from './backupPlan';
import type { BackupShelf } from './backupShelf';
import type { EventWriter } from './eventWriter';
import type { SideJournal } from './sideJournal';

export interface StoreBackupsOptions {
  readonly shelf: BackupShelf;
  readonly writer: Pick<EventWriter, 'waitingEvents' | 'isInJournalAlone'>;
  /** @throws CaseStoreError while there is none */
  readonly journal: () => SideJournal;
  /** Resolves when the store has what was sent to it before. @throws CaseStoreError */
  readonly settle: () => Promise<unknown>;
  /** Makes a copy and verifies it. @throws CaseStoreError */
  readonly copy: () => Promise<StoreBackup>;
  /** Clock of the room. */
  readonly now: () => Date;
  readonly onChange: () => void;
}

/** Makes backups, by plan and when asked, and lets the journal go of what they hold. */
export class StoreBackups {
  private readonly options: StoreBackupsOptions;
  private readonly plan: BackupPlan;
  private newestAt: string | null = null;

  constructor(options: StoreBackupsOptions) {
    this.options = options;
    this.plan = new BackupPlan({
      now: options.now,
      lastBackupAt: () => this.newestAt,
      backUp: () => this.make(),
    });
  }

  /** When the newest was made. ISO 8601; null where there is none. */
  get lastBackupAt(): string | null {
    return this.newestAt;
  }

  /** Looks which is the newest. */
  async look(): Promise<void> {
    this.newestAt = (await this.options.shelf.list())[0]?.madeAt ?? null;
  }

  /** Makes them by plan from now on. */
  start(): void {
    this.plan.start();
  }

  caseEnded(): void {
    this.plan.caseEnded();
  }

  /** @throws CaseStoreError */
  async make(): Promise<StoreBackup> {
    const { writer, settle, copy, shelf, onChange } = this.options;
    const journal = this.options.journal();
    if (writer.waitingEvents > 0) await settle();
    const { events } = await journal.read().catch(() => ({ events: [] }));
    const copied = new Set(
      events.filter((event) => !writer.isInJournalAlone(event)).map(({ id }) => id),
    );
    const backup = await copy();
    // What the backup has need not be played on top of it any more.
    await journal.keepOnly(({ id }) => !copied.has(id)).catch(() => undefined);
    await shelf.rotate();
    this.newestAt = backup.madeAt;
    onChange();
    return backup;
  }

  dispose(): void {
    this.plan.dispose();
  }
}
