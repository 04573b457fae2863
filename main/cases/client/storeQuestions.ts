import { randomUUID } from 'node:crypto';
import type { StoredCaseEvent } from '../../../common/cases/caseEvent';
import type { CaseFilter, CasePage, CaseQuery } from '../../../common/cases/caseQuery';
import type { ChainReport } from '../../../common/cases/caseStoreState';
import type { CaseSummary } from '../../../common/cases/caseSummary';
import type { DashboardFigures } from '../../../common/cases/dashboard/dashboard';
import type { Person } from '../../../common/cases/people';
import type { AuditEntry, CaseViewer, NewPerson } from '../caseStore';
import {
  type StoreInput,
  type StoreRequestName,
  type StoreResults,
  summariesAtOnce,
} from '../protocol/storeRequests';

/** Everything that is asked of an open store and needs nothing but its answer. */
export abstract class StoreQuestions {
  private readonly wallClock: () => Date;

  constructor(wallClock: () => Date) {
    this.wallClock = wallClock;
  }

  list(query: CaseQuery, { searchesIdentity }: CaseViewer): Promise<CasePage> {
    return this.ask('list', { query, searchesIdentity });
  }

  events(caseId: string): Promise<readonly StoredCaseEvent[]> {
    return this.ask('events', caseId);
  }

  running(): Promise<readonly string[]> {
    return this.ask('running', null);
  }

  /** In stretches, so that thousands of cases do not hold this process for longer than some milliseconds. */
  async summaries(filter: CaseFilter): Promise<readonly CaseSummary[]> {
    const all: CaseSummary[] = [];
    for (let after = ''; ; ) {
      const stretch = await this.ask('summaries', { filter, after });
      all.push(...stretch);
      after = stretch.at(-1)?.caseId ?? '';
      if (stretch.length < summariesAtOnce) return all;
    }
  }

  dashboard(
    filter: CaseFilter,
    chosen: { readonly areCurvesNative: boolean },
  ): Promise<DashboardFigures> {
    return this.ask('dashboard', { filter, ...chosen });
  }

  people(): Promise<readonly Person[]> {
    return this.ask('people', null);
  }

  addPerson(person: NewPerson, authorId: string | null): Promise<Person> {
    return this.ask('addPerson', { ...this.deed(authorId), person });
  }

  changePerson(
    personId: string,
    change: Partial<NewPerson & Pick<Person, 'isActive'>>,
    authorId: string | null,
  ): Promise<Person> {
    return this.ask('changePerson', { ...this.deed(authorId), personId, change });
  }

  signIn(personId: string, pin: string): Promise<Person | null> {
    return this.ask('signIn', { personId, pin });
  }

  async audit(entry: Omit<AuditEntry, 'position'>): Promise<void> {
    await this.ask('audit', { id: randomUUID(), entry });
  }

  auditTrail(): Promise<readonly AuditEntry[]> {
    return this.ask('auditTrail', null);
  }

  verify(): Promise<ChainReport> {
    return this.ask('verify', null);
  }

  /** @throws UserFacingError where the store cannot be asked now */
  protected abstract ask<Name extends StoreRequestName>(
    name: Name,
    input: StoreInput<Name>,
  ): Promise<StoreResults[Name]>;

  /** Who does it and when; the identity makes doing it twice the same as once. */
  protected deed(authorId: string | null) {
    return { id: randomUUID(), at: this.wallClock().toISOString(), authorId };
  }
}
