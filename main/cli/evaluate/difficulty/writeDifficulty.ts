import { join } from 'node:path';
import { findFfmpeg } from '../../../capture/findFfmpeg';
import type { CliContext } from '../../command';
import { thumbnailReader } from '../report/thumbnails';
import { writeWholeFile } from '../reportFolder';
import type { DifficultyEvaluation, DifficultyImage } from './difficultyEvaluation';
import { difficultyTables } from './difficultyTables';
import { writeDifficultyReport } from './report/writeDifficultyReport';

/**
 * Writes an evaluation into a folder that is there: the report, every figure as JSON and as CSV.
 * Each file is whole or not there.
 * @param withPictures whether the report shows pictures of the data set
 * @throws CliError that names what cannot be written
 */
export async function writeDifficulty(
  evaluation: DifficultyEvaluation,
  folder: string,
  withPictures: boolean,
  { environment, signal }: CliContext,
): Promise<void> {
  const document = `${JSON.stringify(difficultyDocument(evaluation), plainMaps, 1)}\n`;
  const files = { 'difficulty.json': document, ...difficultyTables(evaluation) };
  for (const [name, text] of Object.entries(files)) await writeWholeFile(join(folder, name), text);
  const readPicture = withPictures
    ? thumbnailReader(findFfmpeg({ env: environment }), signal)
    : null;
  await writeDifficultyReport(evaluation, join(folder, 'report.html'), { readPicture });
}

/** What `difficulty.json` holds: all but the attention maps and the places of the pictures. */
export function difficultyDocument({ models, ...evaluation }: DifficultyEvaluation): object {
  return {
    schemaVersion: 1,
    ...evaluation,
    models: models.map(({ images, ...model }) => ({ ...model, images: images.map(imageDocument) })),
  };
}

function imageDocument({ fileName, size, patient, predicted }: DifficultyImage): object {
  const { probabilities, fieldOfView } = predicted;
  return { fileName, size, patient, predicted: { probabilities, fieldOfView } };
}

/** Maps as objects; an infinite threshold, where nothing is called difficult, as null. */
export function plainMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
