import { z } from 'zod';
import { difficultyClasses } from '../../../../common/difficulty';

const side = z.int().positive();
const length = z.number().nonnegative();
const positive = z.number().positive();
const name = z.union([z.string().min(1), z.number()]).nullish();
const isPlainPath = (path: string): boolean =>
  !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).includes('..');

/** One a class of difficulty; written with three digits, their sum may miss 1 by a little. */
const classProbabilities = z
  .array(z.number().min(0).max(1))
  .length(difficultyClasses.length, `must hold one a class: ${difficultyClasses.join(', ')}`)
  .refine(
    (values) => Math.abs(values.reduce((sum, value) => sum + value, 0) - 1) < 0.005,
    'must add up to 1',
  );

const imageSchema = z.looseObject({
  id: z.int(),
  file_name: z.string().min(1).refine(isPlainPath, 'must be a path inside the data set'),
  width: side,
  height: side,
  fold: z.int().nullish(),
  /** Images of one group are near-duplicates. */
  group_id: name,
  /** Pseudonymous. */
  patientKey: name,
  field_of_view: z
    .object({ x: length, y: length, width: positive, height: positive })
    .or(
      z
        .tuple([length, length, positive, positive])
        .transform(([x, y, width, height]) => ({ x, y, width, height })),
    )
    .nullish(),
  difficulty: z.enum(difficultyClasses, `must be one of ${difficultyClasses.join(', ')}`).nullish(),
  /** True probabilities of the classes, known where the labels were drawn from a model. */
  classProbabilities: classProbabilities.nullish(),
  /** Shape of the papilla, by Haraldsson's types for instance. */
  morphology: z.looseObject({ type: z.string().min(1).nullish() }).nullish(),
});

/**
 * `annotations.json` of a data set: COCO with the fields of `docs/formats.md`. Other fields are let
 * pass; those of an image that are true or false name parts of the data set.
 */
export const annotationsSchema = z.looseObject({
  info: z.looseObject({ description: z.string().nullish() }).nullish(),
  images: z.array(imageSchema).min(1),
  annotations: z.array(
    z.looseObject({
      image_id: z.int(),
      /** x, y, width, height in pixels of the image. */
      bbox: z.tuple([z.number(), z.number(), positive, positive]),
    }),
  ),
});

export type Annotations = z.infer<typeof annotationsSchema>;
export type AnnotatedImage = Annotations['images'][number];
