import type { ReplayFrame } from '../../../../common/recordings/replayFrame';
import {
  compareOverlays,
  type OverlayComparison,
} from '../../../../common/recordings/trackComparison';

/** How the two tracks that are compared differ on a frame; null unless two are. */
export function differenceOf({ overlay, compared }: ReplayFrame): OverlayComparison | null {
  if (compared === null) return null;
  return compareOverlays(overlay?.prediction ?? null, compared.overlay?.prediction ?? null);
}
