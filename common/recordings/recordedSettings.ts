import {
  defaultOverlaySettings,
  type OverlayMode,
  overlayModes,
  type OverlaySettings,
} from '../overlaySettings';
import type { TimelineEntry } from './timelineEntry';

/** What of the overlay is drawn in a replay: what was drawn then, or what the person wants to see now. */
export const replayOverlayModes = ['recorded', ...overlayModes] as const;
export type ReplayOverlayMode = 'recorded' | OverlayMode;

/** How the overlay was drawn at a time of the recording. Unit: ms since its start. */
export function recordedSettings(
  timeline: readonly TimelineEntry[],
  atMs: number,
): OverlaySettings {
  const entry = timeline.findLast((one) => one.kind === 'overlay' && one.atMs <= atMs);
  return entry?.kind === 'overlay' ? entry.settings : defaultOverlaySettings;
}

/** How it is to be drawn now: as it was, or as the person chose. */
export function settingsAt(
  mode: ReplayOverlayMode,
  timeline: readonly TimelineEntry[],
  atMs: number,
): OverlaySettings {
  const recorded = recordedSettings(timeline, atMs);
  return mode === 'recorded' ? recorded : { ...recorded, mode };
}
