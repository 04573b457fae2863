import { z } from 'zod';
import type { Person, Right } from './people';

/** After how long without key or mouse the log forgets who is signed in. Unit: minutes; null: never. */
export const lockMinutesSchema = z.int().min(1).max(240).nullable();

/** Settings of the case log that are kept between sessions. */
export const caseSettingsSchema = z.strictObject({ lockAfterMinutes: lockMinutesSchema });
export type CaseSettings = Readonly<z.infer<typeof caseSettingsSchema>>;

export const defaultCaseSettings: CaseSettings = { lockAfterMinutes: 15 };

/** Who is known, who is signed in, and what that person may do. */
export interface PeopleState {
  readonly people: readonly Person[];
  readonly signedIn: Person | null;
  readonly rights: readonly Right[];
  /** Someone is on the list and nobody is signed in: what names a patient is hidden. The picture never is. */
  readonly isLocked: boolean;
  readonly lockAfterMinutes: number | null;
}

/** What came of a PIN. */
export type SignInResult = 'signedIn' | 'wrongPin';
