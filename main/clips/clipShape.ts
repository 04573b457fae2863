import type { Size } from '../../common/geometry';
import type { RecordedSegment, RecordingManifest } from '../../common/recordings/recordingManifest';
import { clipRefused } from './clipErrors';

/** Pictures of a clip before they are encoded. */
export interface ClipShape extends Size {
  readonly framesPerSecond: number;
}

/**
 * Size and rate of a section's pictures.
 * @throws UserFacingError where they change within it, or where people may be named in them
 */
export function clipShape(
  { segments, wholeScreen }: Pick<RecordingManifest, 'segments' | 'wholeScreen'>,
  { first, last }: { readonly first: number; readonly last: number },
): ClipShape {
  if (wholeScreen) throw clipRefused('clip.wholeScreen');
  const start = segments.findLast(({ firstFrame }) => firstFrame <= first);
  if (start === undefined) throw clipRefused('clip.empty');
  const inside = segments.filter(({ firstFrame }) => firstFrame > first && firstFrame <= last);
  if (inside.some((segment) => !isAlike(segment, start))) throw clipRefused('clip.changes');
  const { width, height, framesPerSecond } = start;
  return { width, height, framesPerSecond };
}

function isAlike(one: RecordedSegment, other: RecordedSegment): boolean {
  return (
    one.width === other.width &&
    one.height === other.height &&
    one.framesPerSecond === other.framesPerSecond
  );
}
