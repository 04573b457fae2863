/** Stands in every export; always English, as the formats are. */
export const exportNotice = 'Research and training only. Not a cleared medical device.';

/** What an export says of who can be told from it. */
export const deidentifiedNotice =
  'De-identified: no name, number, free text or date but month and year.';
export const identifiedNotice = 'Identified: names patient and staff. Handle as a medical record.';

/** Version of the published schema. */
export const exportSchemaVersion = 1;

/** Of an export as a whole. */
export interface ExportHead {
  readonly version: string;
  readonly exportedAt: Date;
  readonly isIdentified: boolean;
}

/** How the export says what it is of. */
export function privacyNotice({ isIdentified }: ExportHead): string {
  return isIdentified ? identifiedNotice : deidentifiedNotice;
}
