import { asc, eq } from 'drizzle-orm';
import { type Person, personSchema } from '../../../common/cases/people';
import type { NewPerson } from '../caseStore';
import { addAudit } from './auditTable';
import type { CaseDatabase, Transaction } from './caseDatabase';
import { hashPin, isPin } from './pin';
import { people } from './schema';
import { StoreError } from './storeErrors';

/** Wrong PINs in a row after which signing in waits. */
const freeTries = 5;
/** The first wait; each wrong PIN after it doubles the next. Unit: ms. */
const firstWaitMs = 30_000;
const longestWaitMs = 15 * 60_000;

/** Who did it, when, and what makes doing it twice the same as once. */
export interface Deed {
  readonly id: string;
  readonly at: string;
  readonly authorId: string | null;
}

type Row = typeof people.$inferSelect;

export async function readPeople({ queries }: CaseDatabase): Promise<Person[]> {
  return (await queries.select().from(people).orderBy(asc(people.name))).map(personOf);
}

/** The person's id is that of the deed. */
export async function addPerson(
  { queries }: CaseDatabase,
  { name, role, pin }: NewPerson,
  { id, at, authorId }: Deed,
): Promise<Person> {
  const hash = await hashPin(pin);
  return queries.transaction(async (tx) => {
    const row = { id, name, role, isActive: true, pin: hash, wrongPins: 0, lockedUntil: null };
    await tx.insert(people).values(row).onConflictDoNothing();
    await addAudit(tx, id, { at, authorId, what: 'personAdded', detail: `person ${id}, ${role}` });
    return personOf(row);
  });
}

/** @throws StoreError where there is no such person */
export async function changePerson(
  { queries }: CaseDatabase,
  personId: string,
  { pin, ...change }: Partial<NewPerson & Pick<Person, 'isActive'>>,
  { id, at, authorId }: Deed,
): Promise<Person> {
  const hash = pin === undefined ? null : await hashPin(pin);
  return queries.transaction(async (tx) => {
    const row = await rowOf(tx, personId);
    const secret = hash === null ? {} : { pin: hash, wrongPins: 0, lockedUntil: null };
    const next = { ...row, ...change, ...secret };
    await tx.update(people).set(next).where(eq(people.id, personId));
    const changed = [...Object.keys(change), ...(hash === null ? [] : ['pin'])].join(', ');
    const detail = `person ${personId}: ${changed}`;
    await addAudit(tx, id, { at, authorId, what: 'personChanged', detail });
    return personOf(next);
  });
}

/**
 * Null where the PIN is wrong or the person left.
 * @throws StoreError `pinLocked` with the seconds to wait, after too many wrong ones in a row
 */
export async function signIn(
  { queries }: CaseDatabase,
  personId: string,
  pin: string,
  now: Date,
): Promise<Person | null> {
  const row = await queries.transaction((tx) => rowOf(tx, personId));
  refuseLocked(row, now);
  const isRight = row.isActive && (await isPin(pin, row.pin));
  const wrongPins = isRight ? 0 : row.wrongPins + 1;
  const lockedUntil = lockOf(wrongPins, now);
  if (wrongPins !== row.wrongPins || lockedUntil !== row.lockedUntil) {
    await queries.update(people).set({ wrongPins, lockedUntil }).where(eq(people.id, personId));
  }
  return isRight ? personOf(row) : null;
}

function refuseLocked({ lockedUntil }: Row, now: Date): void {
  if (lockedUntil === null) return;
  // A clock that was set back must not lock anybody out for longer than the longest wait.
  const waitMs = Math.min(Date.parse(lockedUntil) - now.getTime(), longestWaitMs);
  if (waitMs <= 0) return;
  const seconds = Math.ceil(waitMs / 1000);
  throw new StoreError('pinLocked', `too many wrong PINs, ${seconds} s to wait`, seconds);
}

function lockOf(wrongPins: number, now: Date): string | null {
  if (wrongPins < freeTries) return null;
  const waitMs = Math.min(firstWaitMs * 2 ** (wrongPins - freeTries), longestWaitMs);
  return new Date(now.getTime() + waitMs).toISOString();
}

async function rowOf(tx: Transaction, personId: string): Promise<Row> {
  const [row] = await tx.select().from(people).where(eq(people.id, personId));
  if (row === undefined) throw new StoreError('personUnknown', 'there is no such person');
  return row;
}

function personOf({
  id,
  name,
  role,
  isActive,
}: Pick<Row, 'id' | 'name' | 'role' | 'isActive'>): Person {
  return personSchema.parse({ id, name, role, isActive });
}
