import type { Frame } from './frame';

/** Channel on which main hands the renderer its end of the frame port. */
export const framePortChannel = 'framePort';

/**
 * Frames on their way at once. Two keep the renderer busy while the next one is copied; each costs
 * 1.5 bytes a pixel twice (1.4 MB at 720p, 3.1 MB at 1080p). More would only add delay.
 */
export const maxFramesInFlight = 2;

/** Main to renderer: a display frame. `mainNowMs` relates the two clocks at the time of sending. */
export type FrameMessage = Frame & { readonly mainNowMs: number };

/** Renderer to main: the frame was drawn or given up; one more may be sent. */
export interface FrameCredit {
  readonly frameId: number;
}
