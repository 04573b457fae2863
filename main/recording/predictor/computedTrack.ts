import { readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from '../../../common/language/explain';
import type { Prediction } from '../../../common/prediction';
import type { PredictionTrack, TrackModel } from '../../../common/recordings/recordingManifest';
import type {
  RecordedEvidence,
  RecordedPrediction,
} from '../../../common/recordings/recordedPrediction';
import { UserFacingError } from '../../../common/userFacingError';
import { AppendedFile } from '../log/appendedFile';
import { decodeChunk, encodeChunk, predictionsMagic, scanChunks } from '../log/predictionChunks';
import { chunkEveryMs } from '../log/predictionLog';
import type { RecordingReader } from '../reader/recordingReader';
import { reasonOf } from '../reader/readerErrors';
import { LiveTrack, type PredictingModel } from '../recorder/liveTrack';
import { sha256OfFile } from '../recorder/sha256OfFile';
import { computedTrack, keepTrack, requireComplete } from './closedManifest';

/** What of a pack says whether a track is its. */
export interface TrackPack {
  readonly id: string;
  readonly version: string;
  /** Of its model files. */
  readonly files: readonly { readonly sha256: string }[];
}

type TrackedRecording = Pick<RecordingReader, 'folder' | 'manifest' | 'frame' | 'frames'>;

/** More than a chunk ever is. Unit: bytes. */
const mostWaitingBytes = 16 * 1024 * 1024;

/**
 * The track that a pack computes of a recording: it grows by whole chunks, so that whoever was stopped or killed goes
 * on behind the last one. Owns its file until `close`.
 */
export class ComputedTrack {
  private readonly recording: TrackedRecording;
  private readonly file: AppendedFile;
  private readonly models: LiveTrack;
  private entry: PredictionTrack;
  private isClosed = false;
  private done: number;
  private readonly trouble: { last: unknown };
  private predictions: RecordedPrediction[] = [];
  private evidence: RecordedEvidence[] = [];

  private constructor(
    recording: TrackedRecording,
    entry: PredictionTrack,
    done: number,
    file: AppendedFile,
    trouble: { last: unknown },
  ) {
    this.recording = recording;
    this.entry = entry;
    this.done = done;
    this.file = file;
    this.trouble = trouble;
    this.models = new LiveTrack((models) => {
      this.entry = { ...this.entry, models: [...models] };
    }, entry.models);
  }

  /**
   * Opens the track, and begins it where there is none, or one of another version of the pack.
   * @throws UserFacingError where the recording grows or its folder cannot be written
   */
  static async open(recording: TrackedRecording, pack: TrackPack): Promise<ComputedTrack> {
    requireComplete(recording.manifest);
    try {
      const entry = await trackToContinue(recording, pack);
      const path = join(recording.folder, entry.file);
      const done = await cutToWhole(path, recording);
      const trouble: { last: unknown } = { last: null };
      const file = await AppendedFile.open({
        ...{ path, mostWaitingBytes },
        onTrouble: (error) => {
          trouble.last = error;
        },
      });
      if (file.length === 0) file.append(predictionsMagic);
      await file.flush();
      await keepTrack(recording.folder, entry.id, entry);
      return new ComputedTrack(recording, entry, done, file, trouble);
    } catch (error) {
      throw notWritten(recording.folder, error);
    }
  }

  get isComplete(): boolean {
    return this.entry.sha256 !== null;
  }

  /** Frames from the beginning that need not be predicted any more. */
  get doneFrames(): number {
    return this.done;
  }

  /**
   * Takes the prediction of the next frame with what may be drawn from then on.
   * @throws UserFacingError where it cannot be written
   */
  async add(
    frame: number,
    prediction: Prediction,
    model: PredictingModel,
    shown: { readonly frameId: number; readonly validForMs: number } | null,
  ): Promise<void> {
    const { frameId, atMs } = this.recording.frame(frame);
    const before = this.entry.models;
    this.predictions.push(this.models.record(prediction, model, frameId, atMs));
    this.evidence.push({
      arrivedAtMs: atMs,
      frameId: shown?.frameId ?? null,
      validForMs: shown?.validForMs ?? 0,
    });
    // A prediction must not name a model that the manifest does not tell yet.
    if (this.entry.models !== before) await this.keepEntry();
    const firstAtMs = this.predictions[0]?.arrivedAtMs ?? atMs;
    if (atMs - firstAtMs >= chunkEveryMs) await this.closeChunk();
    this.done = frame + 1;
  }

  /** Every frame was looked at: says so in the manifest. @throws UserFacingError */
  async complete(): Promise<void> {
    await this.closeChunk();
    try {
      await this.closeFile();
      const sha256 = await sha256OfFile(join(this.recording.folder, this.entry.file));
      this.entry = { ...this.entry, sha256 };
    } catch (error) {
      throw notWritten(this.recording.folder, error);
    }
    await this.keepEntry();
  }

  /** Keeps what was predicted since the last chunk, as far as the disk takes it. Never rejects. */
  async close(): Promise<void> {
    await this.closeChunk().catch(() => undefined);
    await this.closeFile();
  }

  private async closeFile(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.file.close();
  }

  private async closeChunk(): Promise<void> {
    const { predictions, evidence } = this;
    if (predictions.length === 0) return;
    this.predictions = [];
    this.evidence = [];
    const isTaken = this.file.append(encodeChunk({ predictions, evidence }));
    if (isTaken && (await this.file.flush())) return;
    throw notWritten(this.recording.folder, this.trouble.last);
  }

  private async keepEntry(): Promise<void> {
    try {
      await keepTrack(this.recording.folder, this.entry.id, this.entry);
    } catch (error) {
      throw notWritten(this.recording.folder, error);
    }
  }
}

/** Takes a computed track away, complete or not. @throws UserFacingError */
export async function removeComputedTrack(
  folder: string,
  manifest: TrackedRecording['manifest'],
  packId: string,
): Promise<void> {
  const track = computedTrack(manifest, packId);
  if (track === null) return;
  try {
    // The manifest first: it must not name a file that is not there.
    await keepTrack(folder, track.id, null);
    await rm(join(folder, track.file), { force: true });
  } catch (error) {
    throw notWritten(folder, error);
  }
}

/** The track as it stands, if this very pack made it; else a new one. */
async function trackToContinue(
  { folder, manifest }: TrackedRecording,
  pack: TrackPack,
): Promise<PredictionTrack> {
  const known = computedTrack(manifest, pack.id);
  if (known?.models.every((model) => isOf(model, pack)) === true) return known;
  await removeComputedTrack(folder, manifest, pack.id);
  const file = `predictions-${pack.id}-${pack.version}.bin`;
  await rm(join(folder, file), { force: true });
  return { id: pack.id, file, origin: 'computed', models: [], sha256: null };
}

function isOf({ packVersion, sha256 }: TrackModel, { version, files }: TrackPack): boolean {
  return packVersion === version && files.some((file) => file.sha256 === sha256);
}

/** Cuts off a chunk that is not whole. @returns frames that are predicted */
async function cutToWhole(path: string, recording: TrackedRecording): Promise<number> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return 0;
  const { chunks, validBytes } = scanChunks(bytes);
  await truncate(path, validBytes);
  const last = chunks.at(-1);
  const frameId = last === undefined ? undefined : decodeChunk(last).predictions.at(-1)?.frameId;
  return frameId === undefined ? 0 : placeOf(recording, frameId) + 1;
}

/** Frame ids grow through a recording. */
function placeOf(recording: TrackedRecording, frameId: number): number {
  let [low, high] = [0, recording.frames - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (recording.frame(middle).frameId <= frameId) low = middle;
    else high = middle - 1;
  }
  return low;
}

function notWritten(folder: string, error: unknown): UserFacingError {
  if (error instanceof UserFacingError) return error;
  const explanation = explain('prediction.notWritten', { folder, reason: reasonOf(error) });
  return new UserFacingError(explanation, { cause: error });
}
