import { join } from 'node:path';

/** Where the parts of the store lie; all of it is encrypted, or of no use without the key. */
export interface StorePlace {
  readonly folder: string;
  readonly database: string;
  /** The key, wrapped. */
  readonly keyFile: string;
  /** Events since the newest backup, should the store lose them. */
  readonly journal: string;
  /** Where the chain of hashes ended when last looked at: tells when its end was cut off. */
  readonly head: string;
  readonly backups: string;
}

/** @param folder absolute; `<userData>/cases` in the application */
export function storePlace(folder: string): StorePlace {
  return {
    folder,
    database: join(folder, 'cases.db'),
    keyFile: join(folder, 'cases.key'),
    journal: join(folder, 'cases.journal'),
    head: join(folder, 'cases.head'),
    backups: join(folder, 'backups'),
  };
}
