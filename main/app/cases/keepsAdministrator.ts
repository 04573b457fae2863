import type { Person } from '../../../common/cases/people';

/** Whether someone can still manage people after a change: who locks everybody out cannot be helped. */
export function keepsAdministrator(
  people: readonly Person[],
  id: string,
  change: Partial<Pick<Person, 'role' | 'isActive'>>,
): boolean {
  const isAdministrator = ({ role, isActive }: Person): boolean =>
    isActive && role === 'administrator';
  const before = people.find((person) => person.id === id);
  if (before === undefined || !isAdministrator(before)) return true;
  return people
    .map((person) => (person.id === id ? { ...person, ...change } : person))
    .some(isAdministrator);
}
