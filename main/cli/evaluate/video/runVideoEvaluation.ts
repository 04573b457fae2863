import { resolve } from 'node:path';
import type { CliContext } from '../../command';
import { choosePacks } from '../../packFolders';
import type { EvaluateOptions } from '../evaluateOptions';
import { evaluateVideo } from './evaluateVideo';
import type { VideoEvaluation } from './videoEvaluation';
import { makeReportFolder } from '../reportFolder';
import { writeVideoFiles } from './videoFiles';
import { videoText } from './videoText';

/**
 * `evaluate --video`: measures each pack in turn, prints what it found and writes it where asked.
 * @returns the exit code
 */
export async function runVideoEvaluation(
  options: EvaluateOptions,
  context: CliContext,
): Promise<number> {
  const packs = await choosePacks(options.packIds, context);
  const { outFolder } = options;
  const folder = outFolder === null ? null : resolve(context.workingFolder, outFolder);
  if (folder !== null) await makeReportFolder(folder);
  const evaluations: VideoEvaluation[] = [];
  for (const pack of packs) evaluations.push(await evaluateVideo(options, pack, context));
  if (folder !== null) await writeVideoFiles(folder, evaluations);
  context.print(options.json ? jsonText(evaluations) : evaluations.map(videoText).join('\n'));
  return 0;
}

/** One object as `sensitivity.json` has it; of several packs one a line. */
function jsonText(evaluations: readonly VideoEvaluation[]): string {
  const [first, ...others] = evaluations.map(({ costs }) => costs);
  if (others.length === 0) return `${JSON.stringify(first, null, 2)}\n`;
  return [first, ...others].map((costs) => `${JSON.stringify(costs)}\n`).join('');
}
