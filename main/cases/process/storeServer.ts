import { readAudit, addAudit } from '../database/auditTable';
import { backUp } from '../database/backup';
import { checkChain } from '../database/chainCheck';
import { appendEvents, readCase, readRunning } from '../database/eventTable';
import { readHead } from '../database/headFile';
import { readPage, readSummaries } from '../database/listQuery';
import { schemaVersion } from '../database/migrations';
import { addPerson, changePerson, readPeople, signIn } from '../database/peopleTable';
import { removeCase } from '../database/removal';
import { asStoreError, StoreError } from '../database/storeErrors';
import { dashboardOf } from './dashboardOf';
import { type OpenStore, openStore } from './openStore';
import {
  storeRequestSchemas,
  type StoreInput,
  type StoreRequestName,
  type StoreResults,
  summariesAtOnce,
} from '../protocol/storeRequests';

type Handlers = {
  readonly [Name in StoreRequestName]: (input: StoreInput<Name>) => Promise<StoreResults[Name]>;
};

/** Requests that take long and take their turns within by themselves. */
const takesTurns: readonly StoreRequestName[] = ['verify', 'dashboard'];

/** Answers what is asked of the store, one thing after another: a transaction has the connection for itself. */
export class StoreServer {
  private store: OpenStore | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private removals = 0;

  /** @throws StoreError, ZodError as rejections */
  async answer(name: StoreRequestName, given: unknown): Promise<unknown> {
    const work = () => this.run(name, given);
    return takesTurns.includes(name) ? work() : this.inTurn(work);
  }

  private readonly inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  };

  private async run<Name extends StoreRequestName>(
    name: Name,
    given: unknown,
  ): Promise<StoreResults[Name]> {
    const input = storeRequestSchemas[name].parse(given) as StoreInput<Name>;
    const handle: (input: StoreInput<Name>) => Promise<StoreResults[Name]> = this.handlers[name];
    try {
      return await handle(input);
    } catch (error) {
      throw asStoreError(error);
    }
  }

  private readonly handlers: Handlers = {
    open: async (input) => {
      this.store = await openStore(input);
      return { isNewerSchema: this.store.database.version > schemaVersion };
    },
    append: (events) => this.change((database) => appendEvents(database, events)),
    list: ({ query, searchesIdentity }) => readPage(this.database, query, searchesIdentity),
    events: (caseId) => readCase(this.database.queries, caseId),
    running: () => readRunning(this.database),
    summaries: ({ filter, after }) => readSummaries(this.database, filter, after, summariesAtOnce),
    dashboard: (choice) => dashboardOf(this.database, choice, this.inTurn),
    remove: (removal) => {
      this.removals += 1;
      return this.change((database) => removeCase(database, removal));
    },
    people: () => readPeople(this.database),
    addPerson: ({ person, ...deed }) =>
      this.change((database) => addPerson(database, person, deed)),
    changePerson: ({ personId, change, ...deed }) =>
      this.change((database) => changePerson(database, personId, definedOf(change), deed)),
    signIn: ({ personId, pin }) => signIn(this.database, personId, pin, new Date()),
    audit: ({ id, entry }) =>
      this.change(async ({ queries }) => {
        await queries.transaction((tx) => addAudit(tx, id, entry));
        return null;
      }),
    auditTrail: () => readAudit(this.database),
    verify: () => this.verify(),
    backUp: () => {
      const { place, keyHex, database } = this.open;
      return backUp(database, place, keyHex, new Date());
    },
    close: () => this.close(),
  };

  private get open(): OpenStore {
    if (this.store === null) throw new StoreError('unknown', 'the store is not open');
    return this.store;
  }

  private get database() {
    return this.open.database;
  }

  private async change<Result>(
    work: (database: OpenStore['database']) => Promise<Result>,
  ): Promise<Result> {
    const { database, head } = this.open;
    const result = await work(database);
    head?.grown();
    return result;
  }

  private async verify(): Promise<StoreResults['verify']> {
    const { database, place, key, head } = this.open;
    await head?.flush();
    const noted = await readHead(place.head, key);
    const { removals } = this;
    const report = await checkChain(database, noted === 'foreign' ? null : noted, this.inTurn);
    // What was removed meanwhile was seen in part.
    return removals === this.removals ? report : this.verify();
  }

  private async close(): Promise<null> {
    const { store } = this;
    this.store = null;
    if (store === null) return null;
    await store.head?.flush();
    // The file alone is the whole store then, for who copies or looks at it.
    if (store.head !== null) await store.database.driver.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    store.database.driver.close();
    return null;
  }
}

/** Without the keys whose value is not there: those change nothing. */
function definedOf<Given extends object>(given: Given) {
  type Defined = { [Key in keyof Given]?: Exclude<Given[Key], undefined> };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Defined;
}
