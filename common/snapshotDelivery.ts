import { z } from 'zod';
import type { Blanking } from './blanking';
import { difficultyLabels } from './difficulty';
import { overlaySettingsSchema } from './overlaySettings';

/** Main asks the page for the picture that it shows. */
export interface SnapshotRequest {
  /** Names the request; comes back with its answer. */
  readonly number: number;
  /** What is to be black in both pictures. */
  readonly blanking: Pick<Blanking, 'areas' | 'frameSize'>;
}

/** A lossless picture of 4096 × 4096 in the worst case. Unit: bytes. */
const largestPngBytes = 64 * 1024 * 1024;

const png = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.byteLength <= largestPngBytes, 'the picture is too large');
const count = z.int().nonnegative();
const length = z.int().positive().max(8192);
const coordinate = z.number();
const time = z.number();
const boxSchema = z.strictObject({
  x: coordinate,
  y: coordinate,
  width: coordinate,
  height: coordinate,
});

/** What of the AI stood above the picture. Box and centroid in pixels of the displayed frame. */
export const shownPredictionSchema = z.strictObject({
  /** Frame that the prediction was made from; it may be some frames older than the picture. */
  frameId: count,
  capturedAtMs: time,
  peak: z.number().min(0).max(1),
  box: boxSchema,
  centroid: z.strictObject({ x: coordinate, y: coordinate }),
});

/** What attention map of the difficulty's estimate stood above the picture. */
export const shownAttentionSchema = z.strictObject({
  /** Frame that the estimate was made from. */
  frameId: count,
  capturedAtMs: time,
  /** The class whose evidence the map shows. */
  explains: z.enum(difficultyLabels),
});

/** Both pictures of a snapshot, and what stands in them. */
export const snapshotPictureSchema = z.strictObject({
  number: count,
  frame: z.strictObject({
    frameId: count,
    capturedAtMs: time,
    mediaTimeMs: time,
    width: length,
    height: length,
  }),
  overlay: overlaySettingsSchema,
  /** Null when no overlay was drawn. */
  shown: shownPredictionSchema.nullable(),
  /** Null when no attention map was drawn. */
  attention: shownAttentionSchema.nullable(),
  /** PNG files of the frame's size. */
  clean: png,
  withOverlay: png,
});

/** The page's answer to a {@link SnapshotRequest}: both pictures, or why there are none. */
export const snapshotDeliverySchema = z.union([
  snapshotPictureSchema,
  z.strictObject({ number: count, failure: z.string().max(1000) }),
]);
export type SnapshotDelivery = Readonly<z.infer<typeof snapshotDeliverySchema>>;
export type SnapshotPicture = Readonly<z.infer<typeof snapshotPictureSchema>>;
