import { z } from 'zod';
import type { ArchiveAnswer } from './archiveAnswer';
import { caseFilterSchema } from './caseQuery';
import type { WorkList } from './workList';

/** What a case can be exported as; described in `docs/exports.md`. */
export const exportFormats = ['pdf', 'csv', 'json', 'fhir', 'dicom'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Which pictures of a case go along: as they were seen, with the overlay burnt in, both or none. */
export const exportedPictures = ['none', 'clean', 'overlay', 'both'] as const;
export type ExportedPictures = (typeof exportedPictures)[number];

export const paperSizes = ['A4', 'Letter'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** One case, or all that pass the filter of the list. */
export const exportScopeSchema = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('case'), caseId: z.uuid() }),
  z.strictObject({ scope: z.literal('filter'), filter: caseFilterSchema }),
]);
export type ExportScope = Readonly<z.infer<typeof exportScopeSchema>>;

export const exportRequestSchema = z.strictObject({
  format: z.enum(exportFormats),
  scope: exportScopeSchema,
  /** Names patient and operators; needs the right `exportIdentified`, and is stated in file and audit trail. */
  isIdentified: z.boolean(),
  /** Of report and DICOM; the others have none. */
  pictures: z.enum(exportedPictures),
  /** Of the report. */
  paper: z.enum(paperSizes),
});
export type ExportRequest = Readonly<z.infer<typeof exportRequestSchema>>;

/** What came of an export. */
export type ExportOutcome =
  | {
      readonly result: 'done';
      /** Name of the file or folder, without the folder that it lies in. */
      readonly name: string;
      readonly cases: number;
      /** Pictures that stayed behind because text may remain in them; 0 in an identified export. */
      readonly withheldPictures: number;
    }
  /** By the person: no place was chosen, or it was stopped. Nothing was left behind. */
  | { readonly result: 'cancelled' };

/** How far the running export is; null: none runs. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

export const exportCommandSchemas = {
  /** Asks for the place by a dialog of the system, then writes. One at a time. */
  'exports:start': z.tuple([exportRequestSchema]),
  'exports:cancel': z.tuple([]),
  /** Shows the last export in the system's own window. */
  'exports:show': z.tuple([]),
  /** Asks for a file by a dialog of the system and reads it; null where none was chosen. */
  'workList:open': z.tuple([]),
} as const;

export interface ExportCommandResults {
  'exports:start': ArchiveAnswer<ExportOutcome>;
  'exports:cancel': undefined;
  'exports:show': undefined;
  'workList:open': ArchiveAnswer<WorkList | null>;
}

export interface ExportEvents {
  exportProgress: ExportProgress | null;
}
