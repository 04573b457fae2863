import { z } from 'zod';
import { papillaTypes } from '../cases/caseFields';
import { difficultyLabels } from '../difficulty';
import { boxSchema } from './mark';
import { papillaViews } from './papillaView';

/** File of a recording's folder with what experts say of its frames; made with the first reference. */
export const referencesFile = 'references.jsonl';

/** What an expert says of one frame, as it is given in. */
export const referenceDraftSchema = z.strictObject({
  /** Place in the recording, counted from 0. */
  frameNumber: z.int().nonnegative(),
  /** Around the ampulla. Unit: pixels of the recorded frame. */
  box: boxSchema,
  /** How hard the cannulation was, or will be; null: not said. */
  difficulty: z.enum(difficultyLabels).nullable(),
  /** Haraldsson's type; null: not said. */
  papillaType: z.enum(papillaTypes).nullable(),
  view: z.enum(papillaViews).nullable(),
});
export type ReferenceDraft = Readonly<z.infer<typeof referenceDraftSchema>>;

/** One line of the file. Nothing is ever changed: what is taken back is said so by a line of its own. */
export const referenceLineSchema = z.discriminatedUnion('kind', [
  referenceDraftSchema.extend({
    kind: z.literal('reference'),
    id: z.uuid(),
    /** Since the start of the recording. Unit: ms. */
    atMs: z.number().nonnegative(),
    /** The person as the case log names people; null where nobody is known by name. */
    authorId: z.uuid().nullable(),
    writtenAt: z.iso.datetime(),
  }),
  z.strictObject({ kind: z.literal('removed'), id: z.uuid(), writtenAt: z.iso.datetime() }),
  z.strictObject({ kind: z.literal('restored'), id: z.uuid(), writtenAt: z.iso.datetime() }),
]);
export type ReferenceLine = Readonly<z.infer<typeof referenceLineSchema>>;

/** An expert's box on one frame of a recording, with what the expert says of it. */
export type Reference = Extract<ReferenceLine, { readonly kind: 'reference' }>;
