import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { FieldOfViewChoice } from '../../../../common/fieldOfView';
import { presetRule, type SensitivityPreset } from '../../../../common/sensitivity';
import type { SensitivityCosts } from '../../../../common/sensitivityCosts';
import type { AmpullaPack } from '../../../inference/modelPacks';
import { CliError } from '../../cliErrors';
import type { CliContext } from '../../command';
import { boxQuality } from './boxQuality';
import { describeFrames } from './frameOutcomes';
import { predictVideo, type VideoPredictions } from './predictVideo';
import { appearancesIn, ruleFigures } from './ruleFigures';
import { shownEvidence } from './shownEvidence';
import { tradeoffCurves } from './tradeoff';
import { type BoxedTruth, readTruth } from './truth';
import { presetMap, type VideoEvaluation } from './videoEvaluation';

/** What to measure. Paths as they were typed. */
export interface VideoQuestion {
  readonly videoPath: string;
  readonly truthPath: string;
  readonly presets: readonly SensitivityPreset[];
  readonly fieldOfView: FieldOfViewChoice;
}

/**
 * Runs a pack once over the video, then the temporal logic for each preset and for each rule around it.
 * @throws CliError when the truth is none or of another video; what capture and inference report
 */
export async function evaluateVideo(
  question: VideoQuestion,
  pack: AmpullaPack,
  context: CliContext,
): Promise<VideoEvaluation> {
  const { videoPath, truthPath, fieldOfView, presets } = question;
  const truth = await readTruth(resolve(context.workingFolder, truthPath));
  const predicted = await predictVideo(videoPath, fieldOfView, pack, context);
  requireSameLength(predicted.predictions.length, truth, question);
  const { predictions } = predicted;
  const { title, thresholds } = pack.manifest;
  return {
    title,
    costs: await costsOf(question, pack, predicted, truth, context),
    boxes: presetMap(presets, (preset) => {
      const shown = shownEvidence(predictions, presetRule(preset, thresholds.peak));
      return boxQuality(shown, truth.boxes, predicted.frameSize);
    }),
    tradeoff: tradeoffCurves(predictions, truth, presets, thresholds.peak),
    frames: describeFrames(predictions, truth, presets, thresholds.peak),
  };
}

async function costsOf(
  { videoPath, presets }: VideoQuestion,
  { manifest }: AmpullaPack,
  { identity, predictions }: VideoPredictions,
  truth: BoxedTruth,
  { workingFolder }: CliContext,
): Promise<SensitivityCosts> {
  const video = resolve(workingFolder, videoPath);
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
    settings: presetMap(presets, (preset) =>
      ruleFigures(predictions, truth, presetRule(preset, manifest.thresholds.peak)),
    ),
  };
}

function requireSameLength(
  frames: number,
  { inView }: BoxedTruth,
  { videoPath, truthPath }: VideoQuestion,
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
