import type { Frame } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import type { ExecutionProvider } from '../../../common/prediction';
import type { InferenceTask, ResultOf } from '../inferenceTasks';
import { requireAmpullaPack, requireDifficultyPack } from '../modelPacks';
import { type OpenedModel, openModel, type StartRequest } from './openModel';
import { predictDifficulty } from './predictDifficulty';
import { predictFrame } from './predictFrame';

/** A model that runs, and what it is asked of each frame. */
export interface Predictor extends OpenedModel {
  /** @param displaySize in whose pixels regions are wanted */
  predict(frame: Frame, displaySize: Size): Promise<ResultOf<InferenceTask>>;
}

/**
 * Opens a pack for the task that is asked for.
 * @throws PackError when the pack is at fault or cannot do it; what {@link openModel} throws
 */
export async function openPredictor(
  request: StartRequest,
  onTrying: (provider: ExecutionProvider) => void,
): Promise<Predictor> {
  switch (request.task) {
    case 'ampulla': {
      const { manifest } = requireAmpullaPack(request.pack);
      const opened = await openModel(request, onTrying);
      const predict: Predictor['predict'] = (frame, displaySize) =>
        predictFrame(opened.session, manifest, frame, displaySize);
      return { ...opened, predict };
    }
    case 'difficulty': {
      const { manifest } = requireDifficultyPack(request.pack);
      const opened = await openModel(request, onTrying);
      return { ...opened, predict: (frame) => predictDifficulty(opened.session, manifest, frame) };
    }
  }
}
