import type { BrowserWindow } from 'electron';
import type { QuietNote } from '../../../common/actions';
import type { AiSettings } from '../../../common/aiSettings';
import type { DifficultyPackFacts } from '../../../common/difficultySettings';
import type { Words } from '../../../common/language/translation';
import type { SnapshotRequest } from '../../../common/snapshotDelivery';
import type { LivePipeline } from '../../pipeline/livePipeline';
import type { Actions } from '../actions';
import type { SettingsKeeper } from '../settingsKeeper';
import { answerSnapshotCommands } from './snapshotCommands';
import { SnapshotControl } from './snapshotControl';
import { StorageControl } from './storageControl';

export interface SnapshotFeatureOptions {
  readonly version: string;
  readonly window: BrowserWindow;
  readonly userFolder: string;
  readonly settings: SettingsKeeper;
  readonly pipeline: Pick<LivePipeline, 'status' | 'blanking' | 'model'>;
  readonly aiSettings: () => AiSettings;
  readonly difficultyPack: () => DifficultyPackFacts | null;
  /** In the language of the moment. */
  readonly words: () => Words<'live'>;
  readonly ask: (request: SnapshotRequest) => void;
  readonly note: (note: QuietNote) => void;
}

/** Joins what snapshots need; the action `snapshot` of keys, buttons and pedals takes one. */
export class SnapshotFeature {
  private readonly options: SnapshotFeatureOptions;
  private readonly snapshots: SnapshotControl;
  private readonly storage: StorageControl;

  constructor(options: SnapshotFeatureOptions) {
    const { settings, pipeline, version, aiSettings, ask, note, userFolder } = options;
    this.options = options;
    this.storage = new StorageControl({
      userFolder,
      settings: () => settings.current.storage,
      keep: (storage) => settings.keep({ storage }),
    });
    this.snapshots = new SnapshotControl({
      ...{ version, aiSettings, ask, note },
      subject: () => ({
        status: pipeline.status,
        blanking: pipeline.blanking,
        model: pipeline.model,
        difficultyPack: options.difficultyPack(),
      }),
      place: () => this.storage.place,
      // The monotonic clock of the pipeline is that of this process.
      wallTimeOf: (monotonicMs) => new Date(performance.timeOrigin + monotonicMs),
    });
  }

  /** Where snapshots go now. */
  get place(): StorageControl['place'] {
    return this.storage.place;
  }

  /** The folder of {@link place}. */
  get folder(): string {
    return this.place.root;
  }

  /** Answers the page, and takes snapshots for whoever runs the action. */
  answer(actions: Actions): void {
    const { window, words, pipeline } = this.options;
    actions.provide('snapshot', (moment) => this.snapshots.take(moment));
    answerSnapshotCommands({
      ...{ window, words },
      snapshots: this.snapshots,
      storage: this.storage,
      blanking: () => pipeline.blanking,
    });
  }
}
