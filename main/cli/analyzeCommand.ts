import { resolve } from 'node:path';
import type { FrameSource } from '../capture/frameSource';
import type { InferenceClient } from '../inference/inferenceClient';
import { type AnalyzeOptions, analyzeOptionKinds, parseAnalyzeOptions } from './analyzeOptions';
import { CliError } from './cliErrors';
import type { CliContext, Command } from './command';
import { type DifficultyAnalysis, openDifficultyAnalysis } from './difficultyAnalysis';
import { choosePack } from './packFolders';
import { PartialFile } from './partialFile';
import { predictionLine, summaryLine } from './predictionLine';
import { minutesAndSeconds, ProgressLine } from './progressLine';
import { analysedFrames } from './videoAnalysis';
import { createOfflineClient, modelText, openWholeVideo } from './wholeVideo';

const help = `Marks the ampulla in every frame of a video and estimates how difficult its cannulation will be, as
fast as the machine allows.

Usage: npm run --silent ampulla -- analyze VIDEO [--pack ID] [--difficulty ID]
                                           [--fov CHOICE] --out FILE.jsonl

  --out FILE.jsonl  where the result goes; it appears there when it is complete
  --pack ID         the model pack; papilla-lite when it is left out
  --difficulty ID   the model pack that estimates the difficulty, or off; difficulty-light when it is
                    left out, where that is installed
  --fov auto        finds the endoscopic picture inside the frame (this is the default)
        none        takes the whole frame
        lucera-260-sd, lucera-260-hd, exera
                    takes the place that such a console shows its picture in, about
        x,y,w,h     takes this rectangle, in pixels of the source frame

FILE.jsonl holds one JSON object a frame:
  frameId      counts from 0
  timeMs       from the first frame
  box          {x,y,width,height} in pixels of the source frame, or null below the pack's threshold
  centroid     {x,y} likewise
  peak         maximum of the soft mask, 0 to 1
  inferenceMs  how long this frame took
  quality      whether the difficulty may be judged by this frame, or why not, and what was measured
  difficulty   probabilities of the pack's classes and how long they took; null where the frame was not
               asked: five frames a second are, of those that may speak
The last line has pooledDifficulty: the verdict of the frames together, or null and the reason.

Progress goes to stderr. Exit code: 0, 1 for a failure, 2 for a wrong command, 130 when interrupted.
`;

/** `analyze VIDEO --out FILE.jsonl` */
export const analyzeCommand: Command = {
  name: 'analyze',
  summary:
    'marks the ampulla in every frame of a video and estimates the difficulty; writes JSON lines',
  help,
  options: analyzeOptionKinds,
  run: (words, context) => analyze(parseAnalyzeOptions(words), context),
};

async function analyze(options: AnalyzeOptions, context: CliContext): Promise<number> {
  requireOtherFile(options, context);
  const pack = await choosePack(options.packId, context);
  const difficulty = await openDifficultyAnalysis(options.difficulty, pack, context);
  const source = openWholeVideo(options.videoPath, options.fieldOfView, pack, context);
  const output = await PartialFile.create(resolve(context.workingFolder, options.outPath));
  const client = createOfflineClient(pack, context);
  client.start();
  try {
    await writePredictions({ options, source, client, difficulty, output }, context);
    return 0;
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    await Promise.all([source.dispose(), client.dispose(), difficulty.dispose()]);
  }
}

/** @throws CliError when the result would replace the video */
function requireOtherFile(options: AnalyzeOptions, { workingFolder }: CliContext): void {
  const { videoPath, outPath } = options;
  if (resolve(workingFolder, videoPath) !== resolve(workingFolder, outPath)) return;
  throw new CliError(`${outPath} is the video itself. Name another file with --out.`);
}

interface Analysis {
  readonly options: AnalyzeOptions;
  readonly source: FrameSource;
  readonly client: InferenceClient;
  readonly difficulty: DifficultyAnalysis;
  readonly output: PartialFile;
}

async function writePredictions(
  { options, source, client, difficulty, output }: Analysis,
  { errors, nowMs, signal }: CliContext,
): Promise<void> {
  const startedAtMs = nowMs();
  const progress = new ProgressLine(errors, nowMs);
  let frames = 0;
  try {
    for await (const frame of analysedFrames(source, client, signal)) {
      if (frames === 0) errors.write(await modelText(client, signal));
      frames += 1;
      const { durationMs, prediction } = frame;
      const estimate = await difficulty.see(frame.frame, prediction);
      await output.append(predictionLine(prediction, frame.fieldOfView, estimate));
      const share = durationMs === null ? null : prediction.mediaTimeMs / durationMs;
      progress.update({ frames, share });
    }
    await output.append(summaryLine(difficulty.summary));
    await output.commit();
  } finally {
    progress.clear();
  }
  const seconds = minutesAndSeconds(nowMs() - startedAtMs);
  errors.write(`${frames} frames in ${seconds}, written to ${options.outPath}\n`);
}
