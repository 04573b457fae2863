import { z } from 'zod';

/** File of a recording's folder in which people write while replaying; made with the first note. */
export const notesFile = 'notes.jsonl';

/** One line of it. Nothing is ever changed: what is taken back is said so by a line of its own. */
export const noteLineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('note'),
    id: z.uuid(),
    /** Place in the recording, counted from 0. */
    frameNumber: z.int().nonnegative(),
    /** Since the start of the recording. Unit: ms. */
    atMs: z.number().nonnegative(),
    /** Null: a bookmark without words. */
    text: z.string().max(500).nullable(),
    writtenAt: z.iso.datetime(),
  }),
  z.strictObject({ kind: z.literal('removed'), id: z.uuid(), writtenAt: z.iso.datetime() }),
]);
export type NoteLine = Readonly<z.infer<typeof noteLineSchema>>;

/** A bookmark, or a note, at one frame. */
export type ReplayNote = Extract<NoteLine, { readonly kind: 'note' }>;
