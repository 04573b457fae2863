import type { CasePicture } from '../pictures/casePictures';
import type { CaseToExport, ExportMeans, ExportWish } from './exportJob';

/** The report of a case as a PDF. */
export function printReport(
  { exported }: CaseToExport,
  pictures: readonly CasePicture[],
  { paper }: ExportWish,
  { head, language, print }: ExportMeans,
): Promise<Uint8Array> {
  const data = {
    ...language,
    version: head.version,
    exportedAt: head.exportedAt.toISOString(),
    of: exported,
    pictures: pictures.map(({ kind, sidecar }, index) => ({
      address: `/picture-${index}.png`,
      kind,
      frameId: sidecar.frame.frameId,
      takenAt: exported.identified === null ? null : sidecar.takenAt,
    })),
  };
  return print(data, pictures, paper);
}
