/** How the papilla was looked at: straight on, from an angle, or along the wall. */
export const papillaViews = ['enFace', 'oblique', 'tangential'] as const;
export type PapillaView = (typeof papillaViews)[number];
