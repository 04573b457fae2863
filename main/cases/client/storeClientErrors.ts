import type { StoreFailure, StoreWay } from '../../../common/cases/caseStoreState';
import { explain } from '../../../common/language/explain';
import type { MessageKey, MessageValues } from '../../../common/language/messageWords';
import { UserFacingError } from '../../../common/userFacingError';
import type { StoreRefusal } from '../protocol/storeRefusal';

type OwnKey = MessageKey extends infer Key
  ? Key extends `caseStore.${infer Name}`
    ? Name
    : never
  : never;

/** Something about the store that a person has to hear. */
export class CaseStoreError extends UserFacingError {
  readonly why: OwnKey;

  constructor(why: OwnKey, values: MessageValues = {}, cause?: unknown) {
    super(explain(`caseStore.${why}`, values), { cause });
    this.why = why;
  }
}

/** What the process of the store refused. */
export function refusalError(refusal: {
  readonly why: StoreRefusal;
  readonly reason: string;
  readonly seconds: number | null;
}): CaseStoreError {
  const { why, reason, seconds } = refusal;
  return new CaseStoreError(why, { reason, seconds: seconds ?? 0 });
}

/** What a person can do about a store that does not open. */
export const waysOf: Readonly<Record<StoreFailure, readonly StoreWay[]>> = {
  wrongKey: ['enterRecoveryKey', 'restoreBackup', 'tryAgain'],
  keyMissing: ['enterRecoveryKey', 'restoreBackup', 'tryAgain'],
  keyDamaged: ['enterRecoveryKey', 'restoreBackup', 'tryAgain'],
  storeMissing: ['restoreBackup', 'tryAgain'],
  damaged: ['restoreBackup', 'openReadOnly', 'tryAgain'],
  newerSchema: ['restoreBackup', 'tryAgain'],
  notWritable: ['tryAgain'],
  diskFull: ['tryAgain', 'openReadOnly'],
  inUse: ['tryAgain'],
  processFails: ['tryAgain', 'restoreBackup', 'openReadOnly'],
  unknown: ['tryAgain', 'restoreBackup'],
};

const codesOfFull: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** What the file system refused. */
export function fileError(error: unknown): CaseStoreError {
  if (error instanceof CaseStoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const isFull = codesOfFull.includes(code) || reason.startsWith('ENOSPC');
  return new CaseStoreError(isFull ? 'diskFull' : 'notWritable', { reason }, error);
}
