import type { Size } from '../../../../common/geometry';
import { replayStore } from '../../replayStore';

/** Extent of a frame of the open recording; null where it is not known. Unit: pixels. */
export function drawnSize(drawn: { readonly frameNumber: number } | null): Size | null {
  const segments = replayStore.getState().content?.manifest.segments ?? [];
  if (drawn === null) return null;
  return segments.findLast(({ firstFrame }) => firstFrame <= drawn.frameNumber) ?? null;
}
