import type { ModelIdentity, Prediction } from '../../../common/prediction';
import { liveTrackFile, type TrackModel } from '../../../common/recordings/recordingManifest';
import type { RecordedPrediction } from '../../../common/recordings/recordedPrediction';

/** A model with what its pack calls a finding. */
export interface PredictingModel extends ModelIdentity {
  readonly thresholds: TrackModel['thresholds'];
}

/** Names the models of a track in the order in which they answered. */
export class LiveTrack {
  private readonly onModels: (models: readonly TrackModel[]) => void;
  private models: readonly TrackModel[];

  /** @param models those that the track has already */
  constructor(
    onModels: (models: readonly TrackModel[]) => void,
    models: readonly TrackModel[] = [],
  ) {
    this.onModels = onModels;
    this.models = models;
  }

  /** A prediction as it is recorded. @param frameId the recording's number of its frame */
  record(
    prediction: Prediction,
    model: PredictingModel,
    frameId: number,
    arrivedAtMs: number,
  ): RecordedPrediction {
    const { peak, found, region, quality, view, inferenceMs, mask } = prediction;
    return {
      ...{ frameId, arrivedAtMs, peak, found, inferenceMs, mask, ...region },
      model: this.placeOf(model),
      quality: quality.verdict,
      view: view.verdict,
    };
  }

  private placeOf({ packId, packVersion, sha256, provider, thresholds }: PredictingModel): number {
    const { peak, region } = thresholds;
    const wanted = { packId, packVersion, sha256, provider, thresholds: { peak, region } };
    const text = JSON.stringify(wanted);
    const place = this.models.findIndex((model) => JSON.stringify(model) === text);
    if (place >= 0) return place;
    this.models = [...this.models, wanted];
    this.onModels(this.models);
    return this.models.length - 1;
  }
}

/** The live track of a manifest. */
export function liveTrack(models: readonly TrackModel[], sha256: string | null) {
  return { id: 'live', file: liveTrackFile, origin: 'live' as const, models: [...models], sha256 };
}
