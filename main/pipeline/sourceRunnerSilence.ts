import type { SourceStatus } from '../../common/status';

/** Without a frame for this long, and for this many frame intervals, the picture counts as stalled. */
const stallAfterMs = 600;
const stallAfterIntervals = 5;

/** A picture that stands for so long, or for so many frame intervals, does not come back by itself. */
const giveUpAfterMs = 3000;
const giveUpAfterIntervals = 25;

/** A capture card may need some seconds to lock on to its signal before its first picture. */
const firstPictureWithinMs = 15_000;

/** Shorter than expected, long enough to call the picture stalled, or a case for opening anew. */
export type Silence = 'short' | 'stalled' | 'tooLong';

/**
 * Judges how long a source has given nothing.
 * @param silentForMs since the last frame, or since the first one began to be due
 */
export function silenceOf(
  state: SourceStatus['state'],
  silentForMs: number,
  framesPerSecond: number,
): Silence {
  const atLeast = (ms: number, intervals: number): boolean =>
    silentForMs > Math.max(ms, (intervals * 1000) / framesPerSecond);
  switch (state) {
    case 'live':
      return atLeast(stallAfterMs, stallAfterIntervals) ? 'stalled' : 'short';
    case 'stalled':
      return atLeast(giveUpAfterMs, giveUpAfterIntervals) ? 'tooLong' : 'short';
    case 'waiting':
    case 'reconnecting':
      return atLeast(firstPictureWithinMs, giveUpAfterIntervals) ? 'tooLong' : 'short';
    case 'noSource':
    case 'ended':
    case 'lost':
      return 'short';
  }
}
