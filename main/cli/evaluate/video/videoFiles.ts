import { join } from 'node:path';
import { writeWholeFile } from '../reportFolder';
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
  for (const [name, text] of Object.entries(files)) await writeWholeFile(join(folder, name), text);
}
