import { z } from 'zod';

/** What of the AI is drawn above the picture. */
export const overlayModes = ['all', 'heatmap', 'box', 'off'] as const;
export type OverlayMode = (typeof overlayModes)[number];

/** How the overlay is drawn; kept between sessions. */
export const overlaySettingsSchema = z.strictObject({
  mode: z.enum(overlayModes),
  /** Opacity of the heatmap where the mask is 1; 0 to 1. */
  fillAlpha: z.number().min(0).max(1),
});
export type OverlaySettings = z.infer<typeof overlaySettingsSchema>;

export const defaultOverlaySettings: OverlaySettings = { mode: 'all', fillAlpha: 0.45 };

/** Overlay on or off, as the pedal toggles it. Turning it on again restores what was drawn before. */
export function toggledMode(current: OverlayMode, lastVisible: OverlayMode): OverlayMode {
  if (current !== 'off') return 'off';
  return lastVisible === 'off' ? 'all' : lastVisible;
}
