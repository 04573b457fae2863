import { z } from 'zod';
import type { ArchiveAnswer } from '../cases/archiveAnswer';
import { replayOverlayModes } from './recordedSettings';
import { recordingIdSchema } from './recordingManifest';

/** What a clip is written as: a film that plays everywhere, or an object of DICOM that holds the same film. */
export const clipFormats = ['mp4', 'dicom'] as const;
export type ClipFormat = (typeof clipFormats)[number];

const lengthPx = z.int().positive().max(8192);

/** Something that the page drew once and main puts on pictures: RGBA, not premultiplied, row by row. */
const spriteSchema = z
  .strictObject({ width: lengthPx, height: lengthPx, rgba: z.instanceof(Uint8Array) })
  .refine(({ width, height, rgba }) => rgba.length === 4 * width * height, 'has another size');
export type Sprite = Readonly<z.infer<typeof spriteSchema>>;

/** Labels that are drawn for a clip: one for each hundredth of the confidence, as far as it is said on the screen. */
export const clipLabels = 101;

/** All words and colours of a clip, drawn by the page because only it has letters. */
const clipWordsSchema = z.strictObject({
  /** Device pixels per unit of design. */
  unit: z.number().positive().max(20),
  /** Burnt in always. */
  notice: spriteSchema,
  /** Shown for a moment in place of what was not recorded. */
  gap: spriteSchema,
  /** What the colours mean; null where none are burnt in. */
  legend: spriteSchema.nullable(),
  /** By the confidence in hundredths; empty where no box is burnt in. */
  labels: z.array(spriteSchema).max(clipLabels),
});
export type ClipWords = Readonly<z.infer<typeof clipWordsSchema>>;

/** What a person wants of a recording. */
export const clipWishSchema = z.strictObject({
  recordingId: recordingIdSchema,
  /** Both ends are part of it. */
  first: z.int().nonnegative(),
  last: z.int().nonnegative(),
  format: z.enum(clipFormats),
  /** What of the overlay is burnt in. */
  overlay: z.enum(replayOverlayModes),
  /** Whose overlay; null where nothing was predicted. */
  trackId: z.string().max(64).nullable(),
  words: clipWordsSchema,
});
export type ClipWish = Readonly<z.infer<typeof clipWishSchema>>;

/** How far a clip is. */
export interface ClipProgress {
  /** Frames. */
  readonly done: number;
  readonly total: number;
  /** Null until it can be said. Unit: ms. */
  readonly remainingMs: number | null;
}

/** What came of it; a cancelled one leaves nothing behind. */
export type ClipOutcome =
  | { readonly result: 'done'; readonly name: string; readonly frames: number }
  | { readonly result: 'cancelled' };

/** Arguments of the commands about clips. */
export const clipCommandSchemas = {
  'clips:start': z.tuple([clipWishSchema]),
  'clips:cancel': z.tuple([]),
  'clips:show': z.tuple([]),
} as const;

/** Answers of the commands about clips. */
export interface ClipCommandResults {
  /** Asks for the place first; answers when the file is there, or why it is not. */
  'clips:start': ArchiveAnswer<ClipOutcome>;
  'clips:cancel': undefined;
  /** The last clip, in the system's own window. */
  'clips:show': undefined;
}

/** Events about clips. */
export interface ClipEvents {
  /** Null when none is being made any more. */
  clipProgress: ClipProgress | null;
}
