import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlankingState } from '../../../common/blanking';
import type { Prediction } from '../../../common/prediction';
import {
  framesFile,
  liveTrackFile,
  type RecordingManifest,
  timelineFile,
} from '../../../common/recordings/recordingManifest';
import type { AttentionEvidence, OverlayEvidence } from '../../../common/status';
import { snapshotNotice } from '../../../common/snapshotSidecar';
import type { EncoderLoad } from '../encoder/encoderLoad';
import { AppendedFile } from '../log/appendedFile';
import { PredictionLog } from '../log/predictionLog';
import { encodeEntry } from '../log/timelineLines';
import { forgetEncoderIds, keepEncoderIds } from './encoderIds';
import { FrameNumbers } from './frameNumbers';
import { LiveTrack, liveTrack, type PredictingModel } from './liveTrack';
import { ManifestKeeper } from './manifestKeeper';
import { OpenGap } from './openGap';
import type {
  DisplayedFrame,
  RecordingOptions,
  SessionMoment,
  TimelineFact,
} from './recordingContract';
import { folderMissing, type LossReason, recordingNotWritten } from './recordingErrors';
import { recordingIdAt } from './recordingId';
import { sha256OfFile } from './sha256OfFile';
import { VideoWriter } from './videoWriter';

/** A source that was silent for longer has a gap: another video file begins. Unit: ms. */
export const sourceGapMs = 1000;
const mostWaitingBytes = 8 * 1024 * 1024;

interface Logs {
  readonly frames: AppendedFile;
  readonly predictions: AppendedFile;
  readonly timeline: AppendedFile;
}

/** One recording that grows: its folder, its video files and its logs. Nobody ever waits for it but `close`. */
export class Recording {
  readonly recordingId: string;
  /** Absolute path. */
  readonly folder: string;
  readonly startedAtMs: number;
  private readonly options: RecordingOptions;
  private readonly logs: Logs;
  private readonly manifest: ManifestKeeper;
  private readonly video: VideoWriter;
  private readonly predictions: PredictionLog;
  private readonly track: LiveTrack;
  private readonly numbers = new FrameNumbers();
  private readonly gap = new OpenGap();
  private lastFrameAtMs: number | null = null;
  private blankingState: BlankingState | null = null;

  private constructor(options: RecordingOptions, recordingId: string, startedAt: Date, logs: Logs) {
    this.options = options;
    this.recordingId = recordingId;
    this.folder = join(options.root, recordingId);
    this.startedAtMs = options.nowMs();
    this.logs = logs;
    this.manifest = new ManifestKeeper(
      this.folder,
      firstManifest(options, recordingId, startedAt),
      (error) => this.trouble(error),
    );
    this.predictions = new PredictionLog(logs.predictions);
    this.track = new LiveTrack((models) =>
      this.manifest.change({ tracks: [liveTrack(models, null)] }),
    );
    this.video = new VideoWriter({
      ...{ folder: this.folder, framesLog: logs.frames },
      ffmpegPath: options.ffmpegPath,
      encoderFor: options.encoderFor,
      onEncoderFailed: options.onEncoderFailed,
      nowMs: options.nowMs,
      segmentMs: options.segmentMs,
      onSegments: (segments) => this.manifest.change({ segments: [...segments] }),
      onLost: ({ frames, reason }) => {
        for (const { atMs, frameId } of frames) this.gap.add(atMs, frameId, reason);
        options.onLost(frames.length, reason);
      },
      onTrouble: options.onTrouble,
      onEncoders: (processIds) => void keepEncoderIds(this.folder, processIds),
    });
  }

  /** Makes the folder and begins. @throws UserFacingError that says what stands against it */
  static async begin(options: RecordingOptions): Promise<Recording> {
    const startedAt = options.now();
    const recordingId = recordingIdAt(startedAt);
    const folder = join(options.root, recordingId);
    const written: { to: Recording | null } = { to: null };
    const open = (name: string, onWritten?: (length: number) => void): Promise<AppendedFile> =>
      AppendedFile.open({
        path: join(folder, name),
        mostWaitingBytes,
        onTrouble: (error) => options.onTrouble(recordingNotWritten(options.root, error)),
        ...(onWritten === undefined ? {} : { onWritten }),
      });
    try {
      if (options.mayMakeRoot) await mkdir(options.root, { recursive: true });
      await mkdir(folder);
      const recording = new Recording(options, recordingId, startedAt, {
        frames: await open(framesFile, (length) => written.to?.video.recordsWritten(length)),
        predictions: await open(liveTrackFile),
        timeline: await open(timelineFile),
      });
      written.to = recording;
      recording.manifest.change({});
      return recording;
    } catch (error) {
      throw recordingNotWritten(options.root, error);
    }
  }

  /** What encodes now; null while nothing does. */
  get encoder(): string | null {
    return this.video.encoder;
  }

  get load(): EncoderLoad {
    return this.video.load;
  }

  /** For how long the present video file has grown; null while none does. Unit: ms. */
  get segmentAgeMs(): number | null {
    return this.video.segmentAgeMs;
  }

  /**
   * Takes a frame and returns at once.
   * @param refusal why it must not be written, as where the disk is full
   * @returns whether it is written, as far as can be said now
   */
  takeFrame({ frame, info, blanking }: DisplayedFrame, refusal: LossReason | null): boolean {
    const atMs = this.since(frame.capturedAtMs);
    if (atMs < 0) return true;
    this.noteBlanking(blanking.state, { atMs: frame.capturedAtMs, frameId: frame.frameId });
    const { frameId, followsGap } = this.numbers.take(frame.frameId);
    this.noticeSourceGap(atMs, frameId);
    const isAfterLoss = this.gap.isOpen;
    const record = {
      ...{ frameId, atMs, followsGap: followsGap || isAfterLoss },
      mediaTimeMs: frame.mediaTimeMs,
    };
    const { width, height } = frame;
    const parts = { size: { width, height }, fieldOfView: info.fieldOfView, blanking };
    if (refusal !== null) this.video.endSegment();
    const loss = refusal ?? this.video.take(record, frame, parts, info.framesPerSecond);
    if (loss === null) this.endGap(atMs);
    else this.lose(atMs, frameId, loss);
    return loss === null;
  }

  takePrediction(prediction: Prediction, model: PredictingModel): void {
    const frameId = this.numbers.of(prediction.frameId);
    const arrivedAtMs = this.since(this.options.nowMs());
    this.predictions.addPrediction(this.track.record(prediction, model, frameId, arrivedAtMs));
  }

  takeEvidence(evidence: OverlayEvidence | null): void {
    this.predictions.addEvidence({
      arrivedAtMs: this.since(this.options.nowMs()),
      frameId: evidence === null ? null : this.numbers.of(evidence.prediction.frameId),
      validForMs: evidence?.validForMs ?? 0,
    });
  }

  /** What the attention overlay may draw from now on, while it is wanted. */
  takeAttention(evidence: AttentionEvidence | null): void {
    const arrivedAtMs = this.since(this.options.nowMs());
    if (evidence === null) {
      this.predictions.addAttention({ arrivedAtMs, map: null });
      return;
    }
    const { validForMs, explains, attention: values } = evidence;
    const frameId = this.numbers.of(evidence.frameId);
    this.predictions.addAttention({ arrivedAtMs, map: { frameId, validForMs, explains, values } });
  }

  /** Takes down what happened. */
  note(fact: TimelineFact, moment: SessionMoment): void {
    const frameId = moment.frameId === null ? null : this.numbers.of(moment.frameId);
    const atMs = Math.max(0, this.since(moment.atMs));
    this.logs.timeline.append(Buffer.from(encodeEntry({ ...fact, atMs, frameId })));
  }

  private noteBlanking(state: BlankingState, moment: SessionMoment): void {
    if (state === this.blankingState) return;
    this.blankingState = state;
    this.note({ kind: 'blanking', state }, moment);
  }

  /** The case it belongs to became known. */
  setCase(caseId: string): void {
    this.manifest.change({ caseId });
  }

  /** Tries again what could not be written, and looks whether the folder is there still. */
  async tick(): Promise<void> {
    try {
      const [onDisk] = await Promise.all([
        stat(join(this.folder, framesFile)),
        this.manifest.flush(),
        ...Object.values(this.logs).map((log: AppendedFile) => log.flush()),
      ]);
      // A file that was taken away can still be written, and nobody would find it.
      if (onDisk.nlink === 0) throw folderMissing(this.options.root);
    } catch (error) {
      this.trouble(error);
    }
  }

  /** What its files hold; null where that cannot be told. Unit: bytes. */
  async writtenBytes(): Promise<number | null> {
    try {
      const names = await readdir(this.folder);
      const sizes = await Promise.all(names.map((name) => stat(join(this.folder, name))));
      return sizes.reduce((sum, { size }) => sum + size, 0);
    } catch {
      return null;
    }
  }

  /** Whether its folder can be found. */
  async isThere(): Promise<boolean> {
    return stat(join(this.folder, framesFile)).then(
      () => true,
      () => false,
    );
  }

  /** Closes every file and says so in the manifest. Never rejects. */
  async close(): Promise<void> {
    await this.video.close();
    this.endGap(this.since(this.options.nowMs()));
    this.predictions.dispose();
    await Promise.all(Object.values(this.logs).map((log: AppendedFile) => log.close()));
    try {
      const [frames, predictions, timeline] = await Promise.all(
        [framesFile, liveTrackFile, timelineFile].map((name) =>
          sha256OfFile(join(this.folder, name)),
        ),
      );
      const { tracks } = this.manifest.current;
      this.manifest.change({
        state: 'closed',
        endedAt: this.options.now().toISOString(),
        tracks: tracks.map((track) => ({ ...track, sha256: predictions ?? null })),
        hashes: { frames: frames ?? '', timeline: timeline ?? '' },
      });
      if (await this.manifest.flush()) await forgetEncoderIds(this.folder);
    } catch (error) {
      this.trouble(error);
    }
  }

  private noticeSourceGap(atMs: number, frameId: number): void {
    const last = this.lastFrameAtMs;
    this.lastFrameAtMs = atMs;
    if (last === null || atMs - last <= sourceGapMs) return;
    this.gap.add(last, frameId, 'source', 0);
    this.video.endSegment();
  }

  private endGap(untilMs: number): void {
    const entry = this.gap.close(untilMs);
    if (entry !== null) this.logs.timeline.append(Buffer.from(encodeEntry(entry)));
  }

  private lose(atMs: number, frameId: number, reason: LossReason): void {
    this.gap.add(atMs, frameId, reason);
    this.options.onLost(1, reason);
  }

  private trouble(error: unknown): void {
    this.options.onTrouble(recordingNotWritten(this.options.root, error));
  }

  private since(monotonicMs: number): number {
    return monotonicMs - this.startedAtMs;
  }
}

function firstManifest(
  { version, start, caseId, source }: RecordingOptions,
  recordingId: string,
  startedAt: Date,
): RecordingManifest {
  return {
    schemaVersion: 1,
    notice: snapshotNotice,
    application: { name: 'Ampulla', version },
    ...{ recordingId, start, caseId, source },
    state: 'recording',
    startedAt: startedAt.toISOString(),
    endedAt: null,
    title: null,
    wholeScreen: false,
    segments: [],
    tracks: [liveTrack([], null)],
    hashes: null,
  };
}
