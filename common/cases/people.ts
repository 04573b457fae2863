import { z } from 'zod';

/** What people may do. Whoever stands before the screen may always see the picture. */
export const personRoles = ['operator', 'nurse', 'trainee', 'researcher', 'administrator'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Four to twelve digits. */
export const pinSchema = z.string().regex(/^\d{4,12}$/, 'must be 4 to 12 digits');

/** Someone whom the log knows. The PIN's hash never leaves the store. */
export const personSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().trim().min(1).max(200),
  role: z.enum(personRoles),
  /** Who left is kept: old events name them. */
  isActive: z.boolean(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** Things that not everybody may do. */
export const rights = [
  'logEvents',
  'correctEvents',
  'signOff',
  'seeIdentity',
  'exportIdentified',
  'exportResearch',
  'deleteCase',
  'deleteRecording',
  'makeReference',
  'makeExam',
  'seeProgress',
  'managePeople',
  'manageStore',
] as const;
export type Right = (typeof rights)[number];

const rightsOfRole: Readonly<Record<PersonRole, readonly Right[]>> = {
  operator: [
    'logEvents',
    'correctEvents',
    'signOff',
    'seeIdentity',
    'exportIdentified',
    'exportResearch',
    'makeReference',
    'makeExam',
    'seeProgress',
  ],
  nurse: ['logEvents', 'correctEvents', 'seeIdentity'],
  trainee: ['logEvents'],
  researcher: ['exportResearch'],
  administrator: rights,
};

/** Rights while nobody is on the list yet: all, so that a first start needs no set-up. */
export function rightsOf(person: Person | null, arePeopleKnown: boolean): readonly Right[] {
  if (!arePeopleKnown) return rights;
  // A locked screen still logs what happens at the patient; who did it is then not known.
  return person === null ? ['logEvents'] : rightsOfRole[person.role];
}
