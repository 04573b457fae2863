import { z } from 'zod';
import { learnerIdSchema } from './exercise';

/**
 * What a person may allow: `teachers`: teachers see my progress; `comparison`: my answers stand as an expert's when
 * others compare themselves.
 */
export const consentKinds = ['teachers', 'comparison'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** A line of `consents.jsonl`; the newest of a person and kind holds. */
export const consentLineSchema = z.strictObject({
  learnerId: learnerIdSchema,
  kind: z.enum(consentKinds),
  isGiven: z.boolean(),
  at: z.iso.datetime(),
});
export type ConsentLine = Readonly<z.infer<typeof consentLineSchema>>;

/** Since when something is allowed; null: it is not. */
export type Consents = Readonly<Record<ConsentKind, string | null>>;

/** What a person allows by the lines so far. */
export function consentsOf(lines: readonly ConsentLine[], learnerId: string): Consents {
  const since = (kind: ConsentKind): string | null => {
    const newest = lines.findLast((line) => line.learnerId === learnerId && line.kind === kind);
    return newest?.isGiven === true ? newest.at : null;
  };
  return { teachers: since('teachers'), comparison: since('comparison') };
}
