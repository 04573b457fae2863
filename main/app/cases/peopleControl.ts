import { type Person, type Right, rightsOf } from '../../../common/cases/people';
import type { CaseSettings, PeopleState, SignInResult } from '../../../common/cases/peopleState';
import type { CaseStore, NewPerson } from '../../cases/caseStore';
import { refusal } from './archiveAnswer';
import { IdleLock } from './idleLock';
import { keepsAdministrator } from './keepsAdministrator';

type PersonChange = Parameters<CaseStore['changePerson']>[1];

export interface PeopleControlOptions {
  readonly store: Pick<CaseStore, 'people' | 'addPerson' | 'changePerson' | 'signIn' | 'audit'>;
  readonly settings: { current(): CaseSettings; keep(settings: CaseSettings): void };
  readonly publish: (state: PeopleState) => void;
  /** Clock of the room. */
  readonly now: () => Date;
}

/** Knows who is on the list and who is signed in, and decides what that person may do. Forgets after idle time. */
export class PeopleControl {
  private readonly options: PeopleControlOptions;
  private readonly idle = new IdleLock(() => this.signOut());
  private people: readonly Person[] = [];
  private signedIn: Person | null = null;
  /** Whether the list was read since the store opened: until then nobody's absence may give rights. */
  private isRead = false;

  constructor(options: PeopleControlOptions) {
    this.options = options;
  }

  get state(): PeopleState {
    const { people, signedIn } = this;
    const { lockAfterMinutes } = this.options.settings.current();
    return { people, signedIn, rights: this.rights, isLocked: this.isLocked, lockAfterMinutes };
  }

  /** Who answers for what is logged now; null where nobody is signed in. */
  get authorId(): string | null {
    return this.signedIn?.id ?? null;
  }

  may(right: Right): boolean {
    return this.rights.includes(right);
  }

  /** Throws where the person at the screen may not. */
  require(right: Right): void {
    if (this.may(right)) return;
    throw refusal(this.isLocked ? 'archive.locked' : 'archive.notAllowed');
  }

  /** Throws where somebody has to sign in first. */
  requireSomeone(): void {
    if (this.isLocked) throw refusal('archive.locked');
  }

  /** Reads the list anew: the store was opened, or somebody was added. */
  async refresh(): Promise<void> {
    this.people = await this.options.store.people();
    this.isRead = true;
    const { signedIn } = this;
    const now = this.people.find(({ id, isActive }) => id === signedIn?.id && isActive);
    this.signedIn = now ?? null;
    this.tell();
  }

  /** The store is closed: nobody is known until it opens again. */
  forget(): void {
    this.people = [];
    this.isRead = false;
    this.signedIn = null;
    this.idle.stop();
    this.tell();
  }

  async add(person: NewPerson): Promise<Person> {
    this.require('managePeople');
    const isFirst = this.people.length === 0;
    if (isFirst && person.role !== 'administrator') throw refusal('people.firstAdministrator');
    const added = await this.options.store.addPerson(person, this.authorId);
    // Whoever makes the list has just typed the PIN; asking for it again would lock the door behind them.
    if (isFirst) this.welcome(added);
    await this.refresh();
    return added;
  }

  async change(id: string, change: PersonChange): Promise<Person> {
    const isOwnPin = id === this.authorId && Object.keys(change).join() === 'pin';
    if (!isOwnPin) this.require('managePeople');
    if (!keepsAdministrator(this.people, id, change)) throw refusal('people.lastAdministrator');
    const changed = await this.options.store.changePerson(id, change, this.authorId);
    await this.refresh();
    return changed;
  }

  /** Signs in instead of whoever was signed in. A wrong PIN changes nothing. */
  async signIn(id: string, pin: string): Promise<SignInResult> {
    const person = await this.options.store.signIn(id, pin);
    if (person === null) return 'wrongPin';
    this.welcome(person);
    this.tell();
    return 'signedIn';
  }

  /** Also when nothing was touched for a while. The picture and a running case go on. */
  signOut(): void {
    const { signedIn } = this;
    if (signedIn === null) return;
    this.signedIn = null;
    this.idle.stop();
    this.note('signedOut', signedIn);
    this.tell();
  }

  setLock(lockAfterMinutes: number | null): void {
    this.require('manageStore');
    this.options.settings.keep({ lockAfterMinutes });
    if (this.signedIn !== null) this.idle.start(lockAfterMinutes);
    this.tell();
  }

  /** Key or mouse was used in the window. */
  touch(): void {
    this.idle.touch();
  }

  dispose(): void {
    this.idle.stop();
  }

  private get rights(): readonly Right[] {
    // While the list is not read, nobody knows whether it is empty.
    return rightsOf(this.signedIn, !this.isRead || this.people.length > 0);
  }

  private get isLocked(): boolean {
    return this.people.length > 0 && this.signedIn === null;
  }

  private welcome(person: Person): void {
    this.signedIn = person;
    this.idle.start(this.options.settings.current().lockAfterMinutes);
    this.note('signedIn', person);
  }

  private note(what: 'signedIn' | 'signedOut', person: Person): void {
    const { store, now } = this.options;
    const entry = { at: now().toISOString(), authorId: person.id, what, detail: person.role };
    // A trail that cannot be written now must not keep anybody from signing in: the store says what it lacks.
    store.audit(entry).catch(() => undefined);
  }

  private tell(): void {
    this.options.publish(this.state);
  }
}
