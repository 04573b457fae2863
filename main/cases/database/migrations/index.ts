import { first } from './0001-first';

/** One step of the schema. A released migration is never changed. */
export interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

/** In their order, from 1, without a gap. Forward only: a way back is a backup. */
export const migrations: readonly Migration[] = [first];

/** Version of the schema that this code writes; SQLite keeps it as `user_version`. */
export const schemaVersion = migrations.length;

/**
 * The oldest version of the schema whose code may still read what this code writes. A migration that adds
 * something leaves it; one that changes what is there raises it.
 */
export const oldestReader = 1;
