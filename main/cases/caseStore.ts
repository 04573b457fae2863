import type { CaseEvent, StoredCaseEvent } from '../../common/cases/caseEvent';
import type { CaseFilter, CasePage, CaseQuery } from '../../common/cases/caseQuery';
import type { CaseStoreState, ChainReport, StoreBackup } from '../../common/cases/caseStoreState';
import type { CaseSummary } from '../../common/cases/caseSummary';
import type { DashboardFigures } from '../../common/cases/dashboard/dashboard';
import type { Person, PersonRole } from '../../common/cases/people';

/** What happened in the store that is not of one case; kept in a chain of its own. */
export interface AuditEntry {
  readonly position: number;
  readonly at: string;
  readonly authorId: string | null;
  readonly what:
    | 'caseRemoved'
    | 'exported'
    | 'signedIn'
    | 'signedOut'
    | 'personAdded'
    | 'personChanged'
    | 'restored'
    | 'recoveryKeyUsed'
    | 'passphraseChanged';
  /** English, without anything that names a patient. */
  readonly detail: string;
}

/** Someone of the list of people, and the PIN that signs them in. */
export interface NewPerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly pin: string;
}

/** What the person who asks may look through. */
export interface CaseViewer {
  /** Whether the words of a search are looked for in what names the patient, too. */
  readonly searchesIdentity: boolean;
}

/**
 * The encrypted store of the cases, as the rest of the application sees it; what answers sits in a process of its own.
 * Everything rejects with a `UserFacingError` where the store cannot do it now.
 */
export interface CaseStore {
  readonly state: CaseStoreState;
  /**
   * Resolves when the events are on the disk, in the store or in its side journal: they are acknowledged then and
   * survive anything but the loss of the disk. Storing an event twice is the same as storing it once.
   */
  append(events: readonly CaseEvent[]): Promise<void>;
  list(query: CaseQuery, viewer: CaseViewer): Promise<CasePage>;
  /** In the order of their sequence; empty for a case that is not there. */
  events(caseId: string): Promise<readonly StoredCaseEvent[]>;
  /** Cases that were started and not ended. */
  running(): Promise<readonly string[]>;
  summaries(filter: CaseFilter): Promise<readonly CaseSummary[]>;
  /** Figures across the cases that pass; computed where the cases are. */
  dashboard(
    filter: CaseFilter,
    chosen: { readonly areCurvesNative: boolean },
  ): Promise<DashboardFigures>;
  /** Deletes a case for good, with all its events; its hashes and a tombstone stay. */
  remove(caseId: string, authorId: string | null, reason: string): Promise<void>;
  people(): Promise<readonly Person[]>;
  addPerson(person: NewPerson, authorId: string | null): Promise<Person>;
  changePerson(
    id: string,
    change: Partial<NewPerson & Pick<Person, 'isActive'>>,
    authorId: string | null,
  ): Promise<Person>;
  /** Null where the PIN is wrong; after five wrong ones in a row it takes a while. */
  signIn(personId: string, pin: string): Promise<Person | null>;
  audit(entry: Omit<AuditEntry, 'position'>): Promise<void>;
  auditTrail(): Promise<readonly AuditEntry[]>;
  verify(): Promise<ChainReport>;
  backUp(): Promise<StoreBackup>;
  backups(): Promise<readonly StoreBackup[]>;
}
