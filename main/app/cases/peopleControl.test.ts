import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Person } from '../../../common/cases/people';
import { type CaseSettings, type PeopleState } from '../../../common/cases/peopleState';
import type { NewPerson } from '../../cases/caseStore';
import { PeopleControl, type PeopleControlOptions } from './peopleControl';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A list of people in memory: the store's own tests hold it to the real one. */
class ListOfPeople {
  private persons: (Person & { readonly pin: string })[] = [];
  readonly trail: string[] = [];

  people() {
    return Promise.resolve(this.persons.map(withoutPin));
  }
  addPerson({ pin, ...person }: NewPerson) {
    const added = { id: randomUUID(), isActive: true, ...person };
    this.persons.push({ ...added, pin });
    return Promise.resolve(added);
  }
  changePerson(id: string, change: Partial<Person & { pin: string }>) {
    this.persons = this.persons.map((one) => (one.id === id ? { ...one, ...change } : one));
    const changed = this.persons.find((one) => one.id === id);
    return changed === undefined ? Promise.reject(new Error()) : Promise.resolve(changed);
  }
  signIn(id: string, pin: string) {
    const found = this.persons.find((one) => one.id === id && one.pin === pin && one.isActive);
    return Promise.resolve(found === undefined ? null : withoutPin(found));
  }
  audit({ what }: { readonly what: string }) {
    this.trail.push(what);
    return Promise.resolve();
  }
}

function withoutPin({ id, name, role, isActive }: Person): Person {
  return { id, name, role, isActive };
}

async function opened() {
  const list = new ListOfPeople();
  let settings: CaseSettings = { lockAfterMinutes: 10 };
  const states: PeopleState[] = [];
  const store: PeopleControlOptions['store'] = list;
  const people = new PeopleControl({
    store,
    settings: { current: () => settings, keep: (kept) => (settings = kept) },
    publish: (state) => states.push(state),
    now: () => new Date(),
  });
  await people.refresh();
  return { people, list, states };
}

const head: NewPerson = { name: 'Person A', role: 'administrator', pin: '1234' };
const nurse: NewPerson = { name: 'Person B', role: 'nurse', pin: '5678' };

/** A list of an administrator and a nurse, the administrator signed in. */
async function withTwo() {
  const all = await opened();
  const administrator = await all.people.add(head);
  const second = await all.people.add(nurse);
  return { ...all, administrator, second };
}

describe('without anybody on the list', () => {
  it('everybody may do everything, but only once the list was read', async () => {
    const { people } = await opened();
    expect(people.may('deleteCase')).toBe(true);
    expect(people.state.isLocked).toBe(false);
    people.forget();
    expect(people.state.rights).toEqual(['logEvents']);
  });

  it('the first one has to be an administrator, and is signed in', async () => {
    const { people } = await opened();
    await expect(people.add(nurse)).rejects.toThrow(/has to be an administrator/);
    const added = await people.add(head);
    expect(people.authorId).toBe(added.id);
    expect(people.state.isLocked).toBe(false);
  });
});

describe('signing in', () => {
  it('gives the rights of the role, in place of those of the one before', async () => {
    const { people, second } = await withTwo();
    expect(people.may('deleteCase')).toBe(true);
    await expect(people.signIn(second.id, '5678')).resolves.toBe('signedIn');
    expect(people.authorId).toBe(second.id);
    expect(people.may('correctEvents')).toBe(true);
    expect(() => people.require('signOff')).toThrow(/role does not allow/);
    await expect(people.add(nurse)).rejects.toThrow(/role does not allow/);
  });

  it('changes nothing where the PIN is wrong', async () => {
    const { people, second, administrator } = await withTwo();
    await expect(people.signIn(second.id, '0000')).resolves.toBe('wrongPin');
    expect(people.authorId).toBe(administrator.id);
  });

  it('ends with signing out: what is logged goes on, and nothing else', async () => {
    const { people, list, states } = await withTwo();
    people.signOut();
    expect(people.state.rights).toEqual(['logEvents']);
    expect(people.state.isLocked).toBe(true);
    expect(() => people.requireSomeone()).toThrow(/Nobody is signed in/);
    expect(states.at(-1)).toEqual(people.state);
    expect(list.trail).toEqual(['signedIn', 'signedOut']);
  });

  it('ends when nothing is touched for a while', async () => {
    const { people } = await withTwo();
    vi.advanceTimersByTime(9 * 60_000);
    people.touch();
    vi.advanceTimersByTime(9 * 60_000);
    expect(people.state.isLocked).toBe(false);
    vi.advanceTimersByTime(61_000);
    expect(people.state.isLocked).toBe(true);
  });

  it('lasts where no time is set', async () => {
    const { people } = await withTwo();
    people.setLock(null);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(people.state.isLocked).toBe(false);
  });
});

describe('the list', () => {
  it('keeps an administrator', async () => {
    const { people, administrator, second } = await withTwo();
    await expect(people.change(administrator.id, { role: 'nurse' })).rejects.toThrow(/only admin/);
    await expect(people.change(administrator.id, { isActive: false })).rejects.toThrow(
      /only admin/,
    );
    await people.change(second.id, { role: 'administrator' });
    await people.change(administrator.id, { isActive: false });
    // Who was taken off the list is signed out with it.
    expect(people.authorId).toBeNull();
  });

  it('lets everybody change their own PIN and nothing else', async () => {
    const { people, second } = await withTwo();
    await people.signIn(second.id, '5678');
    await people.change(second.id, { pin: '9999' });
    await expect(people.signIn(second.id, '9999')).resolves.toBe('signedIn');
    await expect(people.change(second.id, { role: 'administrator' })).rejects.toThrow(/role does/);
    await expect(people.change(second.id, { pin: '1', role: 'operator' })).rejects.toThrow(/role/);
  });
});
