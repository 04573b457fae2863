/** Sections of the set-up page, in their order. Each has its title in `setup.json`, below `sections`. */
export const setupSectionIds = [
  'source',
  'fieldOfView',
  'ai',
  'pedals',
  'monitor',
  'storage',
  'recordings',
  'language',
] as const;
export type SetupSectionId = (typeof setupSectionIds)[number];
