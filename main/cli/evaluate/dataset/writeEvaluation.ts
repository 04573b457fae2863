import { join } from 'node:path';
import { findFfmpeg } from '../../../capture/findFfmpeg';
import type { CliContext } from '../../command';
import { thumbnailReader } from '../report/thumbnails';
import { writeReport } from '../report/writeReport';
import { writeWholeFile } from '../reportFolder';
import { datasetTables } from './datasetTables';
import type { DatasetEvaluation, ImageResult } from './evaluation';

/**
 * Writes an evaluation into a folder that is there: the report, every figure as JSON and as CSV.
 * Each file is whole or not there.
 * @param withPictures whether the report shows pictures of the data set
 * @throws CliError that names what cannot be written
 */
export async function writeEvaluation(
  evaluation: DatasetEvaluation,
  folder: string,
  withPictures: boolean,
  { environment, signal }: CliContext,
): Promise<void> {
  const document = `${JSON.stringify(evaluationDocument(evaluation), null, 1)}\n`;
  const files = { 'evaluation.json': document, ...datasetTables(evaluation) };
  for (const [name, text] of Object.entries(files)) await writeWholeFile(join(folder, name), text);
  const readPicture = withPictures
    ? thumbnailReader(findFfmpeg({ env: environment }), signal)
    : null;
  await writeReport(evaluation, join(folder, 'report.html'), { readPicture });
}

/** What `evaluation.json` holds: all but the masks and the places of the pictures. */
export function evaluationDocument({ models, ...evaluation }: DatasetEvaluation): object {
  return {
    schemaVersion: 1,
    ...evaluation,
    models: models.map(({ images, ...model }) => ({ ...model, images: images.map(imageDocument) })),
  };
}

function imageDocument({ fileName, size, fold, group, targets, predicted, score }: ImageResult) {
  const { peak, box, fieldOfView } = predicted;
  return { fileName, size, fold, group, targets, predicted: { peak, box, fieldOfView }, score };
}
