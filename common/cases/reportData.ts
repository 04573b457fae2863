import type { Catalogs } from '../language/catalogs';
import type { ModelIdentity } from '../prediction';
import type { PatientIdentity } from './caseFields';
import type { ResearchCase } from './research';

/** What names patient and staff in an identified report. */
export interface ReportIdentity {
  readonly pseudonym: string;
  readonly patient: PatientIdentity;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly signedOffAt: string | null;
  readonly indicationText: string;
  readonly scope: string;
  readonly processor: string;
  readonly note: string;
  readonly operators: readonly { readonly number: number; readonly name: string }[];
  readonly followUp: { readonly checkedOn: string | null; readonly note: string } | null;
  readonly events: readonly {
    readonly number: number;
    readonly at: string;
    readonly text: string;
    readonly authorName: string | null;
  }[];
}

/** A case as the report tells it. */
export interface ReportCase extends ResearchCase {
  readonly ampullaModels: readonly ModelIdentity[];
  readonly identified: ReportIdentity | null;
}

/** Everything that the page of the report draws. Plain data: it is fetched as JSON. */
export interface ReportData {
  readonly version: string;
  readonly exportedAt: string;
  readonly language: string;
  /** Words of a house's own language; null for one that comes along. */
  readonly catalogs: Catalogs | null;
  readonly of: ReportCase;
  readonly pictures: readonly ReportPicture[];
}

export interface ReportPicture {
  /** Where the page finds it. */
  readonly address: string;
  readonly kind: 'clean' | 'overlay';
  /** Frame of the source. */
  readonly frameId: number;
  /** ISO 8601; null in a de-identified report. */
  readonly takenAt: string | null;
}

/** Addresses below the application's origin that a report's own session answers. */
export const reportDataAddress = '/report-data.json';
export const reportPageAddress = '/report.html';
/** The page's title when everything on it is drawn; it becomes the title of the document. */
export const reportTitle = 'ERCP report';
