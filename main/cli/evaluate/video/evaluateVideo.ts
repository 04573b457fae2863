import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ModelIdentity, Prediction } from '../../../../common/prediction';
import { presetRule } from '../../../../common/sensitivity';
import type { SensitivityCosts } from '../../../../common/sensitivityCosts';
import type { VerifiedPack } from '../../../inference/modelPacks';
import { CliError } from '../../cliErrors';
import type { CliContext } from '../../command';
import { ProgressLine } from '../../progressLine';
import { whenReady } from '../../readyClient';
import { analysedFrames } from '../../videoAnalysis';
import { createOfflineClient, modelText, openWholeVideo } from '../../wholeVideo';
import type { EvaluateOptions } from '../evaluateOptions';
import { appearancesIn, ruleFigures } from './ruleFigures';
import { readTruth, type VideoTruth } from './truth';

/**
 * Runs the pack once over the video, then the temporal logic for each preset.
 * @throws CliError when the truth is none or of another video; what capture and inference report
 */
export async function evaluateVideo(
  options: EvaluateOptions,
  pack: VerifiedPack,
  context: CliContext,
): Promise<SensitivityCosts> {
  const truth = await readTruth(resolve(context.workingFolder, options.truthPath));
  const { identity, predictions } = await predictAll(options, pack, context);
  requireSameLength(predictions.length, truth, options);
  const packPeak = pack.manifest.thresholds.peak;
  const video = resolve(context.workingFolder, options.videoPath);
  return {
    schemaVersion: 1,
    pack: { id: identity.packId, version: identity.packVersion, sha256: identity.sha256 },
    provider: identity.provider,
    video: {
      name: basename(video),
      sha256: await sha256Of(video),
      frames: predictions.length,
      framesPerSecond: truth.framesPerSecond,
      framesWithPapilla: truth.inView.filter((isThere) => isThere).length,
      appearances: appearancesIn(truth.inView).length,
    },
    settings: Object.fromEntries(
      options.presets.map((preset) => [
        preset,
        ruleFigures(predictions, truth, presetRule(preset, packPeak)),
      ]),
    ),
  };
}

interface VideoPredictions {
  readonly identity: ModelIdentity;
  /** Without their masks, which nothing here asks for and a long video would fill the memory with. */
  readonly predictions: readonly Prediction[];
}

const noMask = { width: 0, height: 0, values: new Uint8Array() };

async function predictAll(
  { videoPath, fieldOfView }: EvaluateOptions,
  pack: VerifiedPack,
  context: CliContext,
): Promise<VideoPredictions> {
  const { errors, nowMs, signal } = context;
  const source = openWholeVideo(videoPath, fieldOfView, pack, context);
  const client = createOfflineClient(pack, context);
  const progress = new ProgressLine(errors, nowMs);
  const predictions: Prediction[] = [];
  client.start();
  try {
    for await (const { prediction, durationMs } of analysedFrames(source, client, signal)) {
      if (predictions.length === 0) errors.write(await modelText(client, signal));
      predictions.push({ ...prediction, mask: noMask });
      const share = durationMs === null ? null : prediction.mediaTimeMs / durationMs;
      progress.update({ frames: predictions.length, share });
    }
    const { identity } = await whenReady(client, signal);
    return { identity, predictions };
  } finally {
    progress.clear();
    await Promise.all([source.dispose(), client.dispose()]);
  }
}

function requireSameLength(
  frames: number,
  { inView }: VideoTruth,
  { videoPath, truthPath }: EvaluateOptions,
): void {
  if (frames === inView.length) return;
  throw new CliError(
    `The truth ${truthPath} is of another video: it has ${inView.length} frames, ${videoPath} has ${frames}.`,
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
