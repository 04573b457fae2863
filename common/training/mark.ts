import { z } from 'zod';
import { binaryDifficultyClasses, difficultyClasses } from '../difficulty';

const coordinate = z.number().min(-1).max(100_000);
const extent = z.number().positive().max(100_000);

/** A box in pixels of the picture that it is drawn on. */
export const boxSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: extent,
  height: extent,
});

/** Where somebody says that the ampulla is. Unit: pixels of the item. */
export const markSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('box'), box: boxSchema }),
  z.strictObject({
    kind: z.literal('point'),
    point: z.strictObject({ x: coordinate, y: coordinate }),
  }),
]);
export type Mark = Readonly<z.infer<typeof markSchema>>;

/** A reader's judgement of one item. */
export const answerSchema = z
  .strictObject({
    mark: markSchema,
    difficulty: z.enum(binaryDifficultyClasses),
    /** The study's four classes; null where only easy or difficult was asked. */
    difficultyClass: z.enum(difficultyClasses).nullable(),
    /** From the picture's appearance to the confirmation. Unit: ms. */
    markMs: z.number().nonnegative(),
  })
  .refine(
    ({ difficulty, difficultyClass }) =>
      difficultyClass === null || (difficultyClass === 'easy') === (difficulty === 'easy'),
    'difficultyClass contradicts difficulty',
  );
export type Answer = Readonly<z.infer<typeof answerSchema>>;
