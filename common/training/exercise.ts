import { z } from 'zod';
import { recordingIdSchema } from '../recordings/recordingManifest';

/** Most items of one exercise. */
export const mostItems = 500;

/** What is judged: a frame that has a reference, or a still of a data set. Says nothing of the truth. */
export const itemSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('frame'),
    recordingId: recordingIdSchema,
    referenceId: z.uuid(),
  }),
  z.strictObject({
    kind: z.literal('still'),
    /** Absolute path of the data set, which stays where it is. */
    folder: z.string().min(1).max(4096),
    /** As its annotations name the image. */
    fileName: z.string().min(1).max(1024),
  }),
]);
export type ItemSource = Readonly<z.infer<typeof itemSourceSchema>>;

/** Who learns: a person of the case log, or whoever sits at a workstation that knows no people. */
export const learnerIdSchema = z.union([z.literal('workstation'), z.uuid()]);
export type LearnerId = z.infer<typeof learnerIdSchema>;

/** What a person chooses of an exercise. */
export const exerciseDraftSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  items: z.array(itemSourceSchema).min(1).max(mostItems),
  /** `listed`: as in `items`; `random`: anew for every session. An exam is always `listed`. */
  order: z.enum(['listed', 'random']),
  /** So many of the items a session, drawn at random; null: all. An exam has all. */
  itemsPerSession: z.int().min(1).max(mostItems).nullable(),
  /** Asks for the study's four classes in the place of easy and difficult. */
  asksClasses: z.boolean(),
  /** The same order for everybody, every person once, and nothing is revealed before the end. */
  isExam: z.boolean(),
});
export type ExerciseDraft = Readonly<z.infer<typeof exerciseDraftSchema>>;

/** An exercise as its file holds it. */
export const exerciseSchema = exerciseDraftSchema.extend({
  schemaVersion: z.literal(1),
  id: z.uuid(),
  createdBy: learnerIdSchema,
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** When it was put away; null while it is offered. */
  removedAt: z.iso.datetime().nullable(),
});
export type Exercise = Readonly<z.infer<typeof exerciseSchema>>;
