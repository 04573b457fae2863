import { z } from 'zod';
import { aiSettingsSchema } from './aiSettings';
import { blankingStates } from './blanking';
import { binaryDifficultyClasses, difficultyLabels } from './difficulty';
import { overlaySettingsSchema } from './overlaySettings';
import { executionProviders } from './prediction';
import { recordingIdSchema } from './recordings/recordingManifest';
import { shownAttentionSchema, shownPredictionSchema } from './snapshotDelivery';

const whole = z.int().nonnegative();
const box = z.strictObject({ x: whole, y: whole, width: whole, height: whole });
const cut = z.strictObject({ widthPx: z.number(), heightPx: z.number() });
const wallTime = z.iso.datetime();

/**
 * The JSON file beside the two pictures of a snapshot; described in `docs/formats.md`. It names no patient, no
 * source, no file and no place. Lengths in pixels of the pictures unless named otherwise.
 */
export const snapshotSidecarSchema = z.strictObject({
  schemaVersion: z.literal(1),
  notice: z.string(),
  application: z.strictObject({ name: z.literal('Ampulla'), version: z.string() }),
  files: z.strictObject({ clean: z.string(), overlay: z.string() }),
  /** When the snapshot was asked for. */
  takenAt: wallTime,
  frame: z.strictObject({
    frameId: whole,
    /** Monotonic clock of the application's run, or since the start of the recording. */
    capturedAtMs: z.number(),
    capturedAt: wallTime,
    mediaTimeMs: z.number(),
    width: whole,
    height: whole,
  }),
  source: z.strictObject({
    /** `video` has an end, `live` has none. */
    kind: z.enum(['video', 'live']),
    /** `stalled` and `ended`: the last picture stood; `recorded`: it was taken while a recording was replayed. */
    state: z.enum(['live', 'stalled', 'ended', 'recorded']),
    width: whole,
    height: whole,
    framesPerSecond: z.number(),
    interlaced: z.boolean(),
  }),
  /** Unit: pixels of the source's frame; null for a recording, whose pictures hold nothing else. */
  fieldOfView: z
    .strictObject({
      rect: box,
      corners: z.strictObject({ topLeft: cut, topRight: cut, bottomRight: cut, bottomLeft: cut }),
    })
    .nullable(),
  /** Where it was taken from a recording: which, its frame, and whose predictions; null or missing elsewhere. */
  recording: z
    .strictObject({
      recordingId: recordingIdSchema,
      /** Place in the recording, counted from 0. */
      frameNumber: whole,
      trackId: z.string().nullable(),
    })
    .nullable()
    .optional(),
  blanking: z.strictObject({
    state: z.enum(blankingStates),
    areas: z.array(box),
    /** Share of the field of view that is blanked. */
    share: z.number(),
    /** What a reader must know about these pictures; null when the search was complete. */
    warning: z.string().nullable(),
  }),
  overlay: overlaySettingsSchema,
  /** What stood above the picture; null when nothing was drawn. */
  prediction: shownPredictionSchema.nullable(),
  /** The verdict on the difficulty that stood beside the picture; null while there was none. */
  difficulty: z
    .strictObject({
      state: z.enum(['speaking', 'frozen']),
      label: z.enum(binaryDifficultyClasses),
      difficultProbability: z.number(),
      classes: z.array(z.enum(difficultyLabels)),
      probabilities: z.array(z.number()),
      pooledFrameIds: z.array(whole),
      model: z.strictObject({
        packId: z.string(),
        packVersion: z.string(),
        sha256: z.string(),
        provider: z.enum(executionProviders),
      }),
      measured: z.strictObject({
        difficultRecall: z.number().nullable(),
        easyRecall: z.number().nullable(),
        dataset: z.string().nullable(),
      }),
    })
    .nullable(),
  /** The attention map that stood above the picture, with the pack that made it; null when none was drawn. */
  attention: shownAttentionSchema
    .extend({ pack: z.strictObject({ id: z.string(), version: z.string() }).nullable() })
    .nullable(),
  /** Null while no model answered. */
  model: z
    .strictObject({
      packId: z.string(),
      packVersion: z.string(),
      sha256: z.string(),
      provider: z.enum(executionProviders),
      thresholds: z.strictObject({ peak: z.number(), region: z.number() }),
      /** Null where they are not known any more. */
      settings: aiSettingsSchema.nullable(),
    })
    .nullable(),
});
export type SnapshotSidecar = Readonly<z.infer<typeof snapshotSidecarSchema>>;

/** Burnt into the picture with overlay and written into the sidecar; always English. */
export const snapshotNotice = 'Research and training only. Not a cleared medical device.';
