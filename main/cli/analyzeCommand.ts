import { resolve } from 'node:path';
import type { FrameSource } from '../capture/frameSource';
import type { InferenceClient } from '../inference/inferenceClient';
import { type AnalyzeOptions, analyzeOptionKinds, parseAnalyzeOptions } from './analyzeOptions';
import { CliError } from './cliErrors';
import type { CliContext, Command } from './command';
import { choosePack } from './packFolders';
import { PartialFile } from './partialFile';
import { predictionLine } from './predictionLine';
import { minutesAndSeconds, ProgressLine } from './progressLine';
import { analysedFrames } from './videoAnalysis';
import { createOfflineClient, modelText, openWholeVideo } from './wholeVideo';

const help = `Marks the ampulla in every frame of a video, as fast as the machine allows.

Usage: npm run --silent ampulla -- analyze VIDEO [--pack ID] [--fov CHOICE] --out FILE.jsonl

  --out FILE.jsonl  where the result goes; it appears there when it is complete
  --pack ID         the model pack; papilla-lite when it is left out
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

Progress goes to stderr. Exit code: 0, 1 for a failure, 2 for a wrong command, 130 when interrupted.
`;

/** `analyze VIDEO --out FILE.jsonl` */
export const analyzeCommand: Command = {
  name: 'analyze',
  summary: 'marks the ampulla in every frame of a video and writes a JSON line for each',
  help,
  options: analyzeOptionKinds,
  run: (words, context) => analyze(parseAnalyzeOptions(words), context),
};

async function analyze(options: AnalyzeOptions, context: CliContext): Promise<number> {
  requireOtherFile(options, context);
  const pack = await choosePack(options.packId, context);
  const source = openWholeVideo(options.videoPath, options.fieldOfView, pack, context);
  const output = await PartialFile.create(resolve(context.workingFolder, options.outPath));
  const client = createOfflineClient(pack, context);
  client.start();
  try {
    await writePredictions({ options, source, client, output }, context);
    return 0;
  } catch (error) {
    await output.discard();
    throw error;
  } finally {
    await Promise.all([source.dispose(), client.dispose()]);
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
  readonly output: PartialFile;
}

async function writePredictions(
  { options, source, client, output }: Analysis,
  { errors, nowMs, signal }: CliContext,
): Promise<void> {
  const startedAtMs = nowMs();
  const progress = new ProgressLine(errors, nowMs);
  let frames = 0;
  try {
    for await (const frame of analysedFrames(source, client, signal)) {
      if (frames === 0) errors.write(await modelText(client, signal));
      frames += 1;
      await output.append(predictionLine(frame.prediction, frame.fieldOfView));
      const { durationMs, prediction } = frame;
      const share = durationMs === null ? null : prediction.mediaTimeMs / durationMs;
      progress.update({ frames, share });
    }
    await output.commit();
  } finally {
    progress.clear();
  }
  const seconds = minutesAndSeconds(nowMs() - startedAtMs);
  errors.write(`${frames} frames in ${seconds}, written to ${options.outPath}\n`);
}
