import type { FieldOfViewChoice } from '../../../../common/fieldOfView';
import type { Point, Size } from '../../../../common/geometry';
import type { ModelIdentity, Prediction } from '../../../../common/prediction';
import type { AmpullaPack } from '../../../inference/modelPacks';
import { CliError } from '../../cliErrors';
import type { CliContext } from '../../command';
import { ProgressLine } from '../../progressLine';
import { whenReady } from '../../readyClient';
import { analysedFrames } from '../../videoAnalysis';
import { createOfflineClient, modelText, openWholeVideo } from '../../wholeVideo';

/** What a pack says of every frame of a video. */
export interface VideoPredictions {
  readonly identity: ModelIdentity;
  /** Of the video's frames. */
  readonly frameSize: Size;
  /**
   * One a frame, in order, with regions in pixels of the video's frame; without their masks, which nothing here
   * asks for and a long video would fill the memory with.
   */
  readonly predictions: readonly Prediction[];
}

const noMask = { width: 0, height: 0, values: new Uint8Array() };

/**
 * Runs a pack once over every frame of a video.
 * @param videoPath as typed
 * @throws CliError for a video without a frame; what capture and inference report
 */
export async function predictVideo(
  videoPath: string,
  fieldOfView: FieldOfViewChoice,
  pack: AmpullaPack,
  context: CliContext,
): Promise<VideoPredictions> {
  const { errors, nowMs, signal } = context;
  const source = openWholeVideo(videoPath, fieldOfView, pack, context);
  const client = createOfflineClient(pack, context);
  const progress = new ProgressLine(errors, nowMs);
  const predictions: Prediction[] = [];
  let frameSize: Size | null = null;
  client.start();
  try {
    for await (const frame of analysedFrames(source, client, signal)) {
      const { prediction, durationMs } = frame;
      if (predictions.length === 0) errors.write(await modelText(client, signal));
      frameSize = frame.frameSize;
      predictions.push({ ...movedBy(prediction, frame.fieldOfView), mask: noMask });
      const share = durationMs === null ? null : prediction.mediaTimeMs / durationMs;
      progress.update({ frames: predictions.length, share });
    }
    if (frameSize === null) throw new CliError(`${videoPath} has no frame that can be decoded.`);
    const { identity } = await whenReady(client, signal);
    return { identity, frameSize, predictions };
  } finally {
    progress.clear();
    await Promise.all([source.dispose(), client.dispose()]);
  }
}

/** From pixels of the field of view to pixels of the frame. @param origin the field of view's upper left corner */
function movedBy(prediction: Prediction, origin: Point): Prediction {
  const { box, centroid } = prediction.region;
  const region = {
    box: { ...box, x: box.x + origin.x, y: box.y + origin.y },
    centroid: { x: centroid.x + origin.x, y: centroid.y + origin.y },
  };
  return { ...prediction, region };
}
