/** Much less often than events come: the note may lag, it must only never lead. Unit: ms. */
const notedAfterMs = 500;

/** Notes outside the database where the chains end, soon after they grew. */
export class HeadKeeper {
  private readonly write: () => Promise<void>;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(write: () => Promise<void>) {
    this.write = write;
  }

  /** The chains grew. */
  grown(): void {
    this.timer ??= setTimeout(() => void this.note(), notedAfterMs);
  }

  /** Resolves when the last growth is noted, or could not be: an older note is true as well. */
  async flush(): Promise<void> {
    if (this.timer !== null) await this.note();
    await this.writing;
  }

  private async note(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.writing = this.writing.then(this.write).catch(() => undefined);
    await this.writing;
  }
}
