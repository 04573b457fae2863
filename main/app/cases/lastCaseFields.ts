import { randomUUID } from 'node:crypto';
import {
  type CarriedFields,
  carriedFrom,
  nothingCarried,
} from '../../../common/cases/carriedFields';
import { foldedFields } from '../../../common/cases/caseFieldsFold';
import { type CaseQuery, everyCase } from '../../../common/cases/caseQuery';
import type { CaseStore } from '../../cases/caseStore';

const newestCase: CaseQuery = {
  filter: everyCase,
  sortBy: 'startedAt',
  isDescending: true,
  offset: 0,
  limit: 1,
};

/** What the next case takes over from the one before. */
export class LastCaseFields {
  private readonly store: Pick<CaseStore, 'list' | 'events' | 'people'>;
  private fields: CarriedFields = nothingCarried;

  constructor(store: Pick<CaseStore, 'list' | 'events' | 'people'>) {
    this.store = store;
  }

  get carried(): CarriedFields {
    return this.fields;
  }

  /** This is the newest case now. */
  take(fields: CarriedFields): void {
    this.fields = carriedFrom(fields, randomUUID);
  }

  /** Reads the newest case of the store. People who were taken off the list since are left out. */
  async refresh(): Promise<void> {
    const { rows } = await this.store.list(newestCase, { searchesIdentity: false });
    const [newest] = rows;
    if (newest === undefined) return;
    const { caseId } = newest;
    const fields = foldedFields(caseId, await this.store.events(caseId));
    const people = await this.store.people();
    const gone = new Set(people.filter(({ isActive }) => !isActive).map(({ id }) => id));
    const operators = fields.operators.filter(({ personId }) => !gone.has(personId ?? ''));
    this.take({ ...fields, operators });
  }
}
