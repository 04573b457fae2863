import type { CaseStoreState } from '../../../common/cases/caseStoreState';
import type { CaseStoreClient } from '../../cases/caseStoreClient';
import { handleCommand } from '../ipcMainTyped';
import { answering } from './archiveAnswer';
import type { PeopleControl } from './peopleControl';

export interface StoreCommandsOptions {
  readonly store: Pick<
    CaseStoreClient,
    | 'state'
    | 'create'
    | 'unlock'
    | 'recover'
    | 'changePassphrase'
    | 'openReadOnly'
    | 'tryAgain'
    | 'verify'
    | 'backUp'
    | 'backups'
    | 'restore'
  >;
  readonly people: Pick<PeopleControl, 'authorId' | 'require'>;
}

/** Answers the page's commands about the store itself. */
export function answerStoreCommands({ store, people }: StoreCommandsOptions): void {
  // Who is on the list stands in the store: while it is closed, passphrase, recovery key and the computer's account
  // are what protects it, and a way out of a damaged store must not need it opened.
  const requireManager = (): void => {
    if (isOpen(store.state)) people.require('manageStore');
  };
  handleCommand('caseStore:state', () => store.state);
  handleCommand('caseStore:create', (passphrase) => answering(() => store.create(passphrase)));
  handleCommand('caseStore:unlock', (passphrase) =>
    answering(() => done(store.unlock(passphrase))),
  );
  handleCommand('caseStore:recover', (recoveryKey, passphrase) =>
    answering(() => done(store.recover(recoveryKey, passphrase, people.authorId))),
  );
  handleCommand('caseStore:changePassphrase', (present, next) =>
    answering(() => {
      people.require('manageStore');
      return done(store.changePassphrase(present, next, people.authorId));
    }),
  );
  handleCommand('caseStore:openReadOnly', () => answering(() => done(store.openReadOnly())));
  handleCommand('caseStore:tryAgain', () => answering(() => done(store.tryAgain())));
  handleCommand('caseStore:verify', () =>
    answering(() => {
      people.require('manageStore');
      return store.verify();
    }),
  );
  handleCommand('caseStore:backUp', () =>
    answering(() => {
      people.require('manageStore');
      return store.backUp();
    }),
  );
  handleCommand('caseStore:backups', () =>
    answering(() => {
      requireManager();
      return store.backups();
    }),
  );
  handleCommand('caseStore:restore', (fileName) =>
    answering(() => {
      requireManager();
      return done(store.restore(fileName, people.authorId));
    }),
  );
}

/** A command that answers nothing: a page that gets null knows that it is done. */
async function done(work: Promise<void>): Promise<null> {
  await work;
  return null;
}

function isOpen({ state }: CaseStoreState): boolean {
  return state === 'ready' || state === 'readOnly' || state === 'away';
}
