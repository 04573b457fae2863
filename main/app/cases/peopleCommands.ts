import { handleCommand } from '../ipcMainTyped';
import { answering } from './archiveAnswer';
import type { PeopleControl } from './peopleControl';

/** Answers the page's commands about people and who is signed in. */
export function answerPeopleCommands(people: PeopleControl): void {
  handleCommand('people:state', () => people.state);
  handleCommand('people:add', (person) => answering(() => people.add(person)));
  handleCommand('people:change', (id, change) =>
    answering(() => people.change(id, withoutUndefined(change))),
  );
  handleCommand('people:signIn', (id, pin) => answering(() => people.signIn(id, pin)));
  handleCommand('people:signOut', () => {
    people.signOut();
    return undefined;
  });
  handleCommand('people:setLock', (minutes) =>
    answering(() => {
      people.setLock(minutes);
      return null;
    }),
  );
}

type Given<Change> = { [Key in keyof Change]: Exclude<Change[Key], undefined> };

/** What came over the process's border has no undefined parts; its type allows them. */
function withoutUndefined<Change extends object>(change: Change): Given<Change> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Given<Change>;
}
