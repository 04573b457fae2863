import type { ReplayState } from '../../../../common/recordings/replayIpc';

/** The part of a recording that becomes a clip; both ends belong to it. Unit: frames. */
export interface ClipSection {
  readonly first: number;
  readonly last: number;
}

/**
 * The section that is looped; from the mark on where only its beginning is set; else the whole recording.
 * @param loopStart frame of the beginning that was marked; null without one
 * @returns null where there is no picture
 */
export function clipSection(
  { loop, frames }: Pick<ReplayState, 'loop' | 'frames'>,
  loopStart: number | null,
): ClipSection | null {
  if (frames === 0) return null;
  if (loop !== null) return { first: loop.first, last: Math.min(loop.last, frames - 1) };
  return { first: Math.min(loopStart ?? 0, frames - 1), last: frames - 1 };
}
