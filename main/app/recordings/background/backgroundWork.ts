import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { AiSettings } from '../../../../common/aiSettings';
import { sourceKey } from '../../../capture/sourceKey';
import { findFfmpeg } from '../../../capture/findFfmpeg';
import { InferenceClient } from '../../../inference/inferenceClient';
import type { AmpullaPack } from '../../../inference/modelPacks';
import { idleThreads } from '../../../inference/threads';
import { computeTrack } from '../../../pipeline/background/computeTrack';
import { importVideo } from '../../../pipeline/background/importVideo';
import type { JobWork } from '../../../pipeline/background/jobQueue';
import { idleArgument } from '../../../processes/idlePriority';
import type { EncodedShape, EncoderChoice } from '../../../recording/encoder/encoderArguments';
import { removeComputedTrack } from '../../../recording/predictor/computedTrack';
import { readManifest } from '../../../recording/reader/readManifest';
import type { RecordingPlace } from '../../../recording/recorder/recorder';
import { forkInUtilityProcess } from '../../forkInUtilityProcess';
import type { PackChooser } from '../../packChooser';
import type { SettingsKeeper } from '../../settingsKeeper';

/** What work of the background needs of the application. */
export interface WorkSurroundings {
  readonly version: string;
  readonly nowMs: () => number;
  readonly place: () => RecordingPlace;
  readonly encoderFor: (shape: EncodedShape) => EncoderChoice;
  readonly settings: Pick<SettingsKeeper, 'current'>;
  readonly aiSettings: () => AiSettings;
  readonly packs: Pick<PackChooser, 'load'>;
  /** Path of the built process. */
  readonly inferenceEntry: string;
}

/** Imports a video file. @param onImported hears of the recording that it became */
export function importWork(
  path: string,
  { version, nowMs, place, encoderFor, settings }: WorkSurroundings,
  onImported: (recordingId: string) => void,
): JobWork {
  const source = sourceKey({ kind: 'file', path, pace: 'asFastAsPossible', repeat: false });
  return {
    facts: { kind: 'import', recordingId: null, fileName: basename(path), packId: null },
    run: async (context) => {
      const { recordingId, isCoarse } = await importVideo({
        ...{ path, version, nowMs, encoderFor, ...place(), ...context },
        ffmpegPath: findFfmpeg({ env: process.env }),
        now: () => new Date(),
        fieldOfView: 'auto',
        confirmedFieldsOfView: settings.current.fieldsOfView.filter((one) => one.source === source),
      });
      onImported(recordingId);
      return { isCoarse };
    },
    // An import that is not whole is nowhere.
    discard: () => Promise.resolve(),
  };
}

/** Predicts a recording with a pack. @param onProgress hears of it now and then, and at its end */
export function predictionWork(
  recordingId: string,
  packId: string,
  surroundings: WorkSurroundings,
  onProgress: () => void,
): JobWork {
  const { place, packs, aiSettings } = surroundings;
  const folder = (): string => join(place().root, recordingId);
  return {
    facts: { kind: 'prediction', recordingId, fileName: null, packId },
    run: async ({ gate, signal, onProgress: tell }) => {
      try {
        await computeTrack({
          ...{ folder: folder(), gate, signal, settings: aiSettings() },
          ffmpegPath: findFfmpeg({ env: process.env }),
          pack: await packs.load(packId),
          createClient: (pack) => idleClient(pack, surroundings),
          onProgress: (share) => tell('predicting', share),
        });
      } finally {
        onProgress();
      }
      return { isCoarse: false };
    },
    discard: async () => {
      const manifest = await readManifest(folder());
      await removeComputedTrack(folder(), manifest, packId);
      onProgress();
    },
  };
}

/** On the processor, with half of its cores and the lowest priority: the device is the live picture's. */
function idleClient(
  pack: AmpullaPack,
  { inferenceEntry, nowMs }: WorkSurroundings,
): InferenceClient {
  return new InferenceClient({
    task: 'ampulla',
    fork: () => forkInUtilityProcess(inferenceEntry, 'Ampulla background', [idleArgument]),
    ...{ nowMs, pack },
    providers: ['cpu'],
    onlyThese: true,
    threads: idleThreads(availableParallelism()),
  });
}
