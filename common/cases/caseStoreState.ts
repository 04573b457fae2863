import type { Fault } from '../language/messageWords';

/** How the encrypted store of the cases stands. The picture and the AI do not depend on it. */
export type CaseStoreState =
  | { readonly state: 'opening' }
  /** None was made yet. `needsPassphrase`: this system keeps no keys safe, so that a person must. */
  | { readonly state: 'none'; readonly needsPassphrase: boolean }
  | { readonly state: 'locked'; readonly why: StoreLock }
  /** `hasPassphrase`: it is asked for at every start, and can be changed. */
  | {
      readonly state: 'ready';
      readonly lastBackupAt: string | null;
      readonly hasPassphrase: boolean;
    }
  | { readonly state: 'readOnly'; readonly why: 'newerSchema' | 'damaged' | 'chosen' }
  /** The process of the store ended and comes back; events are safe in the side journal meanwhile. */
  | { readonly state: 'away'; readonly waitingEvents: number }
  /** Cannot be opened at all; `ways` are what a person can do about it. */
  | (Fault & {
      readonly state: 'failed';
      readonly why: StoreFailure;
      readonly ways: readonly StoreWay[];
    });

export type StoreLock =
  /** This system keeps no keys safe: the passphrase is asked for at every start. */
  | 'passphrase'
  /** The system's safe store does not give the key back (another account, another computer): the recovery key does. */
  | 'keyLost';

/** Why a store cannot be used; the key of its words below `caseStore` in `messages.json`. */
export const storeFailures = [
  'wrongKey',
  'damaged',
  'newerSchema',
  'notWritable',
  'diskFull',
  'inUse',
  /** The file with the wrapped key is not beside the store, or cannot be read. */
  'keyMissing',
  'keyDamaged',
  /** Key, backups or journal are there, the store is not. */
  'storeMissing',
  /** The process of the store ends again and again. */
  'processFails',
  'unknown',
] as const;
export type StoreFailure = (typeof storeFailures)[number];

export type StoreWay = 'restoreBackup' | 'openReadOnly' | 'enterRecoveryKey' | 'tryAgain';

/** A copy that was verified by opening it. */
export interface StoreBackup {
  readonly fileName: string;
  readonly madeAt: string;
  readonly bytes: number;
  readonly cases: number;
}

/** What a check of the chain of hashes found. */
export interface ChainReport {
  readonly events: number;
  readonly isIntact: boolean;
  /** The first places that do not fit; empty where intact. */
  readonly broken: readonly {
    readonly position: number;
    readonly caseId: string | null;
    readonly why: string;
  }[];
  /** Events whose case was deleted on request. */
  readonly removed: number;
}
