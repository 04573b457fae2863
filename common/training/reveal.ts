import { z } from 'zod';
import { papillaTypes } from '../cases/caseFields';
import { binaryDifficultyClasses, difficultyLabels } from '../difficulty';
import { boxSchema, type Answer } from './mark';
import { papillaViews } from './papillaView';

/** What is held to be true of an item: an expert's reference, or a data set's annotation. */
export const itemTruthSchema = z.strictObject({
  /** At least one. Unit: pixels of the item. */
  boxes: z.array(boxSchema).min(1),
  /** `difficult` where nobody said which of the three classes; null: not known. */
  difficulty: z.enum(difficultyLabels).nullable(),
  papillaType: z.enum(papillaTypes).nullable(),
  view: z.enum(papillaViews).nullable(),
});
export type ItemTruth = Readonly<z.infer<typeof itemTruthSchema>>;

/**
 * A soft mask as JSON. `values`: `width * height` bytes, row by row, 255 = 1, in base64; in a session's file their
 * zlib.
 */
const keptMaskSchema = z.strictObject({
  width: z.int().positive().max(1024),
  height: z.int().positive().max(1024),
  coding: z.enum(['plain', 'zlib']),
  values: z.base64(),
  /** The part of the item that it covers. Unit: pixels of the item. */
  area: boxSchema,
});
export type KeptMask = Readonly<z.infer<typeof keptMaskSchema>>;

/** Why there is no answer of the AI. */
export const noAiReasons = ['noTrack', 'noPack', 'notReady', 'failed'] as const;

/** What the AI says of an item; never invented where it said nothing. */
export const aiAnswerSchema = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('answered'),
    /** Null: the AI marks nothing here. Unit: pixels of the item. */
    box: boxSchema.nullable(),
    /** Raw confidence of the mark, 0 to 1; null where nothing stood. */
    peak: z.number().nullable(),
    /** Null: the AI does not say. */
    difficulty: z.enum(binaryDifficultyClasses).nullable(),
    /** 0 to 1; null where the AI does not say. */
    difficultProbability: z.number().min(0).max(1).nullable(),
    /** The soft mask; null where nothing stood. */
    mask: keptMaskSchema.nullable(),
    model: z.strictObject({ packId: z.string(), packVersion: z.string(), sha256: z.string() }),
  }),
  z.strictObject({ state: z.literal('none'), reason: z.enum(noAiReasons) }),
]);
export type AiAnswer = Readonly<z.infer<typeof aiAnswerSchema>>;

/** How well a mark meets the truth (Kim 2021). Shares, 0 to 1; null: a point has no such figure. */
export interface MarkScore {
  readonly iou: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly centroidDistance: number;
}

/** All that is shown of an item once it was answered. */
export interface ItemReveal {
  /** Place in the session, from 0. */
  readonly item: number;
  readonly answer: Answer;
  readonly score: MarkScore;
  /** Of easy and difficult. Null: the item's difficulty is not known. */
  readonly isDifficultyRight: boolean | null;
  /** Of the four classes. Null where they were not asked, or the item's class is not known. */
  readonly isClassRight: boolean | null;
  readonly truth: ItemTruth;
  readonly ai: AiAnswer;
  /** Null where the AI did not answer. An AI that marks nothing has IoU 0 and distance 1. */
  readonly aiScore: MarkScore | null;
  /** The study's success: IoU above 0.3. Null where the AI did not answer. */
  readonly isAiRight: boolean | null;
  readonly isAiDifficultyRight: boolean | null;
  /** Answers of experts to the same item who let theirs be compared with; often none. */
  readonly experts: readonly Answer[];
  /** How well theirs meet the truth, in the same order. */
  readonly expertScores: readonly MarkScore[];
}
