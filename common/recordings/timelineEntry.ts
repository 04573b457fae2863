import { z } from 'zod';
import { blankingStates } from '../blanking';
import { overlaySettingsSchema } from '../overlaySettings';

const moment = {
  /** Since the start of the recording, by the monotonic clock. Unit: ms. */
  atMs: z.number().nonnegative(),
  /** The newest frame of the source at that moment; null without one. */
  frameId: z.int().nonnegative().nullable(),
};

/** One line of `timeline.jsonl`: what happened while the picture ran. */
export const timelineEntrySchema = z.discriminatedUnion('kind', [
  /** State of the picture: the words of `SourceStatus`. */
  z.strictObject({ ...moment, kind: z.literal('source'), state: z.string() }),
  /** State of the AI: the words of `AiStatus`; `reason` where it abstains. */
  z.strictObject({
    ...moment,
    kind: z.literal('ai'),
    state: z.string(),
    reason: z.string().nullable(),
    model: z.string().nullable(),
  }),
  /** How the overlay is drawn from here on. */
  z.strictObject({ ...moment, kind: z.literal('overlay'), settings: overlaySettingsSchema }),
  /** Whether the attention map stands in the heatmap's place from here on. */
  z.strictObject({ ...moment, kind: z.literal('attention'), shown: z.boolean() }),
  /** Every press that was carried out or refused, of pedals, keys and buttons. */
  z.strictObject({
    ...moment,
    kind: z.literal('press'),
    action: z.string(),
    source: z.string(),
    press: z.string().nullable(),
    result: z.string(),
  }),
  /** An event of the case log. `eventId` names it there. */
  z.strictObject({
    ...moment,
    kind: z.literal('case'),
    event: z.string(),
    eventId: z.string(),
  }),
  /** The verdict on the difficulty changed; null: there is none any more. */
  z.strictObject({
    ...moment,
    kind: z.literal('difficulty'),
    state: z.string(),
    label: z.string().nullable(),
    probability: z.number().nullable(),
  }),
  /** Whether text that stands still is known. Pictures are too coarse to be read unless `state` is `ready`. */
  z.strictObject({ ...moment, kind: z.literal('blanking'), state: z.enum(blankingStates) }),
  /** Frames that were seen and could not be written: `untilMs` is when writing went on. */
  z.strictObject({
    ...moment,
    kind: z.literal('gap'),
    untilMs: z.number(),
    frames: z.int().nonnegative(),
    /** `encoder`, `disk`, `slow`, `source`. */
    reason: z.string(),
  }),
  /** A person's mark in the picture's time: `bookmark` while replaying, `mark` while recording. */
  z.strictObject({
    ...moment,
    kind: z.literal('mark'),
    id: z.string(),
    text: z.string().nullable(),
  }),
]);
export type TimelineEntry = Readonly<z.infer<typeof timelineEntrySchema>>;
