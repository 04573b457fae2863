import { readFile } from 'node:fs/promises';
import { reportObject } from '../dicom/reportObject';
import { caseBundle } from '../fhir/caseBundle';
import type { ExportFile } from '../files/exportOutput';
import type { CaseToExport, ExportMeans, ExportWish } from './exportJob';
import { picturesFor } from './picturesFor';
import { printReport } from './printReport';

/** Formats in which every case is a file or a folder of its own. */
export type SeparateFormat = 'pdf' | 'fhir' | 'dicom';

/** The files of one case; their paths are without the folder of the case. */
export async function* caseFiles(
  one: CaseToExport,
  wish: ExportWish & { readonly format: SeparateFormat },
  means: ExportMeans,
  name: string,
): AsyncGenerator<ExportFile> {
  switch (wish.format) {
    case 'pdf': {
      const pictures = await picturesFor(one, wish, means);
      yield { path: [`${name}.pdf`], bytes: await printReport(one, pictures, wish, means) };
      return;
    }
    case 'fhir': {
      const bundle = caseBundle({ ...means, ...one });
      yield { path: [`${name}.fhir.json`], bytes: `${JSON.stringify(bundle, null, 1)}\n` };
      return;
    }
    case 'dicom':
      yield* dicomFiles(one, wish, means, name);
  }
}

async function* dicomFiles(
  one: CaseToExport,
  wish: ExportWish,
  means: ExportMeans,
  name: string,
): AsyncGenerator<ExportFile> {
  const { head, ids, seed } = means;
  const { exported, caseKey } = one;
  const pictures = await picturesFor(one, wish, means);
  const pdf = await printReport(one, pictures, wish, means);
  yield { path: [name, 'report.dcm'], bytes: reportObject({ exported, head, ids, caseKey }, pdf) };
  for (const [index, { path, ...picture }] of pictures.entries()) {
    const number = index + 1;
    const png = new Uint8Array(await readFile(path));
    const subject = { exported, head, caseKey, picture, number };
    const file = `still-${String(number).padStart(3, '0')}-${picture.kind}.dcm`;
    yield { path: [name, file], bytes: await means.writeStill({ subject, seed, png }) };
  }
}
