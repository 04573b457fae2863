import type { CasePicture } from '../pictures/casePictures';
import { casePictures } from '../pictures/casePictures';
import { mayShowText } from '../dicom/stillObject';
import type { CaseToExport, ExportMeans, ExportWish } from './exportJob';

/** The pictures of a case that may go along; without names only those in which all text was looked for. */
export async function picturesFor(
  { span }: CaseToExport,
  { pictures, isIdentified }: ExportWish,
  { pictureFolder, onWithheld }: ExportMeans,
): Promise<readonly CasePicture[]> {
  const kinds = (['clean', 'overlay'] as const).filter(
    (kind) => pictures === kind || pictures === 'both',
  );
  if (kinds.length === 0) return [];
  const found = await casePictures(pictureFolder, span, kinds);
  const allowed = found.filter((picture) => isIdentified || !mayShowText(picture));
  if (allowed.length < found.length) onWithheld(found.length - allowed.length);
  return allowed;
}
