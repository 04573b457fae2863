/** Consoles with a preset, as they are named on the command line. */
export const fieldOfViewPresetIds = ['lucera-260-sd', 'lucera-260-hd', 'exera'] as const;
export type FieldOfViewPresetId = (typeof fieldOfViewPresetIds)[number];

export function isFieldOfViewPresetId(text: string): text is FieldOfViewPresetId {
  return fieldOfViewPresetIds.some((id) => id === text);
}
