import type { ExportedPictures, ExportFormat, PaperSize } from '../../../../common/cases/exportIpc';
import type { ReportData } from '../../../../common/cases/reportData';
import type { StillJob } from '../dicom/stillMessages';
import type { CasePicture } from '../pictures/casePictures';
import type { DerivedIds } from '../record/derivedIds';
import type { ExportedCase } from '../record/exportedCase';
import type { ExportHead } from '../record/exportNotice';

/** What of a person's wish the making of files depends on. */
export interface ExportWish {
  readonly format: ExportFormat;
  readonly pictures: ExportedPictures;
  readonly paper: PaperSize;
  readonly isIdentified: boolean;
}

/** A case that is to be exported. */
export interface CaseToExport {
  readonly exported: ExportedCase;
  /** Names it in derived ids. */
  readonly caseKey: string;
  /** When it ran, for its pictures. */
  readonly span: { readonly startedAt: string; readonly endedAt: string | null };
}

/** What the making of files needs from outside. */
export interface ExportMeans {
  readonly head: ExportHead;
  readonly ids: DerivedIds;
  readonly seed: string;
  readonly language: Pick<ReportData, 'language' | 'catalogs'>;
  /** Folder of the snapshots. */
  readonly pictureFolder: string;
  /** Prints the page of the report. @returns a PDF */
  readonly print: (
    data: ReportData,
    pictures: readonly Pick<CasePicture, 'path'>[],
    paper: PaperSize,
  ) => Promise<Uint8Array>;
  readonly writeStill: (job: StillJob) => Promise<Uint8Array>;
  /** Called for pictures that stay behind because text may remain in them. */
  readonly onWithheld: (pictures: number) => void;
}
