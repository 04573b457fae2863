import { z } from 'zod';
import type { ArchiveAnswer } from './archiveAnswer';
import { type CaseDetail, type ChangedCase, caseChangeSchema } from './caseDetail';
import type { CasePictureEntry } from './casePicture';
import { caseFilterSchema, caseQuerySchema, type CasePage } from './caseQuery';
import type { CaseStoreState, ChainReport, StoreBackup } from './caseStoreState';
import type { DashboardFigures } from './dashboard/dashboard';
import { personRoles, pinSchema, type Person } from './people';
import { lockMinutesSchema, type PeopleState, type SignInResult } from './peopleState';

const personName = z.string().trim().min(1).max(200);
/** Spaces count: a passphrase of several words is the best one. */
export const passphraseSchema = z.string().min(8).max(200);
const recoveryKeyText = z.string().max(200);
const reasonText = z.string().trim().min(3).max(500);

/** Arguments of the commands about the archive, the people and the store. */
export const archiveCommandSchemas = {
  'cases:list': z.tuple([caseQuerySchema]),
  'cases:open': z.tuple([z.uuid()]),
  'cases:change': z.tuple([z.uuid(), caseChangeSchema]),
  'cases:remove': z.tuple([z.uuid(), reasonText]),
  'cases:pictures': z.tuple([z.uuid()]),
  'cases:picture': z.tuple([z.uuid(), z.string().max(255)]),
  'cases:revealPicture': z.tuple([z.uuid(), z.string().max(255)]),
  'cases:dashboard': z.tuple([caseFilterSchema, z.strictObject({ areCurvesNative: z.boolean() })]),
  'people:state': z.tuple([]),
  'people:add': z.tuple([
    z.strictObject({ name: personName, role: z.enum(personRoles), pin: pinSchema }),
  ]),
  'people:change': z.tuple([
    z.uuid(),
    z
      .strictObject({
        name: personName,
        role: z.enum(personRoles),
        pin: pinSchema,
        isActive: z.boolean(),
      })
      .partial(),
  ]),
  'people:signIn': z.tuple([z.uuid(), pinSchema]),
  'people:signOut': z.tuple([]),
  'people:setLock': z.tuple([lockMinutesSchema]),
  'caseStore:state': z.tuple([]),
  'caseStore:create': z.tuple([passphraseSchema.nullable()]),
  'caseStore:unlock': z.tuple([z.string().max(200)]),
  'caseStore:recover': z.tuple([recoveryKeyText, passphraseSchema.nullable()]),
  /** The present one, and the one from now on. */
  'caseStore:changePassphrase': z.tuple([z.string().max(200), passphraseSchema]),
  'caseStore:openReadOnly': z.tuple([]),
  'caseStore:tryAgain': z.tuple([]),
  'caseStore:verify': z.tuple([]),
  'caseStore:backUp': z.tuple([]),
  'caseStore:backups': z.tuple([]),
  'caseStore:restore': z.tuple([z.string().min(1).max(255)]),
} as const;

/** Answers of the commands about the archive, the people and the store. Rights are checked in main. */
export interface ArchiveCommandResults {
  'cases:list': ArchiveAnswer<CasePage>;
  /** Null: there is no such case any more. */
  'cases:open': ArchiveAnswer<CaseDetail | null>;
  'cases:change': ArchiveAnswer<ChangedCase>;
  /** For good. For administrators. */
  'cases:remove': ArchiveAnswer<null>;
  /** Snapshots that were taken while the case ran, oldest first. */
  'cases:pictures': ArchiveAnswer<readonly CasePictureEntry[]>;
  /** A PNG file; null: it is gone. */
  'cases:picture': ArchiveAnswer<Uint8Array | null>;
  /** Whether the file was there to be shown in the system's own window. */
  'cases:revealPicture': ArchiveAnswer<boolean>;
  'cases:dashboard': ArchiveAnswer<DashboardFigures>;
  'people:state': PeopleState;
  'people:add': ArchiveAnswer<Person>;
  'people:change': ArchiveAnswer<Person>;
  'people:signIn': ArchiveAnswer<SignInResult>;
  'people:signOut': undefined;
  'people:setLock': ArchiveAnswer<null>;
  'caseStore:state': CaseStoreState;
  /** Makes the store and tells its recovery key, once. */
  'caseStore:create': ArchiveAnswer<string>;
  'caseStore:unlock': ArchiveAnswer<null>;
  /** Opens by the recovery key; from then on by this account's key store or by the new passphrase. */
  'caseStore:recover': ArchiveAnswer<null>;
  'caseStore:changePassphrase': ArchiveAnswer<null>;
  'caseStore:openReadOnly': ArchiveAnswer<null>;
  'caseStore:tryAgain': ArchiveAnswer<null>;
  'caseStore:verify': ArchiveAnswer<ChainReport>;
  'caseStore:backUp': ArchiveAnswer<StoreBackup>;
  /** Newest first. */
  'caseStore:backups': ArchiveAnswer<readonly StoreBackup[]>;
  /** Puts a backup in the store's place; the store that was there is kept aside. */
  'caseStore:restore': ArchiveAnswer<null>;
}

/** Events about the archive, the people and the store. */
export interface ArchiveEvents {
  people: PeopleState;
  caseStore: CaseStoreState;
  /** A case was changed, added or deleted; the list asks anew. */
  casesChanged: { readonly caseId: string };
}
