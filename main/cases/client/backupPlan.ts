/** After the end of a case, when nobody presses anything for a moment. */
const afterCaseMs = 3000;
const looksEveryMs = 30 * 60_000;
const dayMs = 24 * 60 * 60_000;

export interface BackupPlanOptions {
  readonly now: () => Date;
  /** ISO 8601; null where there is none. */
  readonly lastBackupAt: () => string | null;
  /** Makes one; what stands against it is said elsewhere. */
  readonly backUp: () => Promise<unknown>;
}

/** Makes a backup soon after the end of each case, and where a day passed without one. */
export class BackupPlan {
  private readonly options: BackupPlanOptions;
  private soon: NodeJS.Timeout | null = null;
  private daily: NodeJS.Timeout | null = null;

  constructor(options: BackupPlanOptions) {
    this.options = options;
  }

  start(): void {
    this.daily ??= setInterval(() => this.look(), looksEveryMs);
    this.look();
  }

  caseEnded(): void {
    this.schedule(() => true);
  }

  dispose(): void {
    if (this.soon !== null) clearTimeout(this.soon);
    if (this.daily !== null) clearInterval(this.daily);
    this.soon = null;
    this.daily = null;
  }

  private look(): void {
    const isDue = () => {
      const last = this.options.lastBackupAt();
      return last === null || this.options.now().getTime() - Date.parse(last) >= dayMs;
    };
    if (isDue()) this.schedule(isDue);
  }

  private schedule(isStillDue: () => boolean): void {
    this.soon ??= setTimeout(() => {
      this.soon = null;
      if (isStillDue()) void this.options.backUp().catch(() => undefined);
    }, afterCaseMs);
  }
}
