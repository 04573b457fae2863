import { z } from 'zod';

/** How often the page of a bench reports what it drew. Some ten numbers a frame, in one message. */
export const benchReportIntervalMs = 250;

/** A minute of frames at 60 a second; a page that reports this late has other troubles. */
const mostRecords = 3600;

/** A display frame that was drawn. `drawnAtMs` by the page's clock, `capturedAtMs` by main's. */
const drawnFrameSchema = z.strictObject({
  frameId: z.int().nonnegative(),
  capturedAtMs: z.number(),
  drawnAtMs: z.number(),
  /** What drawing took on the page's thread. */
  pictureMs: z.number(),
  /** What stood on the overlay's canvas above it; null for a clear canvas. */
  evidence: z
    .strictObject({ frameId: z.int(), capturedAtMs: z.number(), validForMs: z.number() })
    .nullable(),
});

/** An overlay that was painted; `capturedAtMs` of the frame that it was predicted from. */
const paintedOverlaySchema = z.strictObject({
  capturedAtMs: z.number(),
  paintedAtMs: z.number(),
  tookMs: z.number(),
});

/** From this moment of the page's clock on the overlay's canvas shows something, or nothing. */
const overlayChangeSchema = z.strictObject({ atMs: z.number(), drawn: z.boolean() });

/** What the page drew since its last report. */
export const benchReportSchema = z.strictObject({
  /** `performance.timeOrigin` of the page: relates its clock to main's. */
  clockOriginMs: z.number(),
  /** By the page's clock. */
  reportedAtMs: z.number(),
  frames: z.array(drawnFrameSchema).max(mostRecords),
  overlays: z.array(paintedOverlaySchema).max(mostRecords),
  changes: z.array(overlayChangeSchema).max(mostRecords),
  /** The probe's counts since the window opened. */
  staleDrawn: z.int().nonnegative(),
  superseded: z.int().nonnegative(),
  failures: z.int().nonnegative(),
});

export type DrawnFrame = z.infer<typeof drawnFrameSchema>;
export type PaintedOverlay = z.infer<typeof paintedOverlaySchema>;
export type OverlayChange = z.infer<typeof overlayChangeSchema>;
export type BenchReport = z.infer<typeof benchReportSchema>;

/** What the window of a bench says about itself. The first one makes the page report. */
export interface BenchNotice {
  /** The phase that is measured. */
  readonly phase: string;
}
