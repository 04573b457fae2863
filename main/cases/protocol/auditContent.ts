import { z } from 'zod';

const auditKinds = [
  'caseRemoved',
  'exported',
  'signedIn',
  'signedOut',
  'personAdded',
  'personChanged',
  'restored',
  'recoveryKeyUsed',
  'passphraseChanged',
] as const;

/** What stands in the audit trail, before it has its place. */
export const auditContentSchema = z.strictObject({
  at: z.iso.datetime(),
  authorId: z.uuid().nullable(),
  what: z.enum(auditKinds),
  detail: z.string().max(4000),
  /** Of `caseRemoved`: how many events went, and SHA-256 of their hashes in the order of the chain. */
  removed: z.strictObject({ caseId: z.uuid(), events: z.int(), digest: z.string() }).optional(),
});
export type AuditContent = Readonly<z.infer<typeof auditContentSchema>>;

/** An entry with its place. */
export type PlacedAudit = AuditContent & { readonly position: number };
