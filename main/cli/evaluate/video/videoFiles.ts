import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CliError } from '../../cliErrors';
import { PartialFile } from '../../partialFile';
import { renderVideoReport } from './report/renderVideoReport';
import type { VideoEvaluation } from './videoEvaluation';
import { framesCsv, tradeoffCsv } from './videoTables';

/** What `video.json` holds: all but the single frames, which are in `frames.csv`. */
export function videoDocument(evaluations: readonly VideoEvaluation[]): object {
  return {
    schemaVersion: 1,
    packs: evaluations.map(({ title, costs, boxes, tradeoff }) => ({
      title,
      costs,
      boxes,
      tradeoff,
    })),
  };
}

/**
 * Makes the folder of a report, before an hour is spent on what could then not be written.
 * @throws CliError that names it
 */
export async function makeReportFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(
      `The folder ${folder} cannot be made: ${reason}. Name another one with --out.`,
    );
  });
}

/**
 * Writes everything that was measured on a video into a folder that is there. Each file is whole or not there.
 * @throws CliError that names what cannot be written
 */
export async function writeVideoFiles(
  folder: string,
  evaluations: readonly VideoEvaluation[],
): Promise<void> {
  const files: Readonly<Record<string, string>> = {
    'report.html': renderVideoReport(evaluations),
    'video.json': `${JSON.stringify(videoDocument(evaluations), null, 2)}\n`,
    'tradeoff.csv': tradeoffCsv(evaluations),
    'frames.csv': framesCsv(evaluations),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

async function writeFile(path: string, text: string): Promise<void> {
  const file = await PartialFile.create(path);
  try {
    await file.append(text);
    await file.commit();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
