import { z } from 'zod';
import { snapshotPictureSchema } from '../snapshotDelivery';
import { recordingIdSchema } from './recordingManifest';

/** The picture that the player shows, drawn by the page with its overlay and without. */
export const replaySnapshotSchema = z.strictObject({
  recordingId: recordingIdSchema,
  frameNumber: z.int().nonnegative(),
  /** Whose overlay is drawn; null where nothing was predicted. */
  trackId: z.string().max(64).nullable(),
  picture: snapshotPictureSchema.omit({ number: true }),
});
export type ReplaySnapshot = Readonly<z.infer<typeof replaySnapshotSchema>>;
