import type { StoreRefusal } from '../protocol/storeRefusal';

/** The store cannot do this. Crosses processes as its parts. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly why: StoreRefusal;
  readonly seconds: number | null;

  /** @param reason English, for the log @param seconds how long to wait, where waiting helps */
  constructor(why: StoreRefusal, reason: string, seconds: number | null = null) {
    super(reason);
    this.why = why;
    this.seconds = seconds;
  }
}

const refusalOfCode: readonly (readonly [RegExp, StoreRefusal])[] = [
  [/^SQLITE_FULL|^ENOSPC|^EDQUOT|^EFBIG/, 'diskFull'],
  [/^SQLITE_BUSY|^SQLITE_LOCKED/, 'inUse'],
  [
    /^SQLITE_READONLY|^SQLITE_CANTOPEN|^SQLITE_PERM|^EACCES|^EPERM|^EROFS|^ENOTDIR|^EISDIR/,
    'notWritable',
  ],
  [/^SQLITE_CORRUPT/, 'damaged'],
  [/^SQLITE_NOTADB/, 'wrongKey'],
  [/^SQLITE_IOERR_(WRITE|FSYNC|TRUNCATE|SHMSIZE)/, 'diskFull'],
  // A file that is shorter than its pages.
  [/^SQLITE_IOERR_SHORT_READ/, 'damaged'],
];

/** What went wrong in the database, in the words of the store. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const causes = chainOfCauses(error);
  const codes = causes.flatMap(codesOf);
  const reason = causes
    .map((cause) => (cause instanceof Error ? cause.message : String(cause)))
    .at(-1);
  for (const code of codes) {
    const match = refusalOfCode.find(([pattern]) => pattern.test(code));
    if (match !== undefined) return new StoreError(match[1], reason ?? code);
  }
  // The driver says no more than SQLite's number where it cannot open a file at all.
  const isNotOpened = reason !== undefined && /Unable to open connection.*: 14\b/.test(reason);
  return new StoreError(isNotOpened ? 'notWritable' : 'unknown', reason ?? 'unknown');
}

/** Drizzle wraps what the driver throws. */
function chainOfCauses(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let at = error; at !== undefined && causes.length < 5; ) {
    causes.push(at);
    at = at instanceof Error ? at.cause : undefined;
  }
  return causes;
}

function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { extendedCode, code } = error as {
    readonly extendedCode?: unknown;
    readonly code?: unknown;
  };
  return [extendedCode, code].filter((one) => typeof one === 'string');
}
