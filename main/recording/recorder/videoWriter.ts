import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from '../../../common/frame';
import { type RecordedFrame, recordedFrameBytes } from '../../../common/recordings/recordedFrame';
import type { RecordedSegment } from '../../../common/recordings/recordingManifest';
import type { UserFacingError } from '../../../common/userFacingError';
import type { EncodedShape, EncoderChoice } from '../encoder/encoderArguments';
import { type EncoderLoad, encoderWords } from '../encoder/encoderLoad';
import { repairSegment } from '../encoder/fragments';
import type { SegmentEncoder } from '../encoder/segmentEncoder';
import { isFileMissing } from '../../files/fileMissing';
import type { AppendedFile } from '../log/appendedFile';
import { encodeFrame } from '../log/frameRecords';
import { BlankedCopy, type BlankedParts } from './blankedCopy';
import { HeldFrames } from './heldFrames';
import { encoderFailed, type LossReason, recordingTooSlow } from './recordingErrors';
import { sha256OfFile } from './sha256OfFile';
import { type EncoderPlan, SpareEncoder } from './spareEncoder';

/** Frames that were given to an encoder and are not in its file. */
export interface LostFrames {
  readonly frames: readonly RecordedFrame[];
  readonly reason: LossReason;
}

export interface VideoWriterOptions {
  readonly folder: string;
  readonly ffmpegPath: string;
  readonly encoderFor: (shape: EncodedShape) => EncoderChoice;
  readonly framesLog: AppendedFile;
  readonly nowMs: () => number;
  /** How long a video file becomes. Unit: ms. */
  readonly segmentMs: number;
  readonly onSegments: (segments: readonly RecordedSegment[]) => void;
  readonly onLost: (lost: LostFrames) => void;
  readonly onTrouble: (error: UserFacingError) => void;
  readonly onEncoderFailed: (encoder: string) => void;
  /** Process ids of the encoders that run. */
  readonly onEncoders: (processIds: readonly number[]) => void;
}

interface OpenSegment {
  readonly encoder: SegmentEncoder;
  readonly index: number;
  readonly choice: EncoderChoice;
  readonly shape: EncodedShape;
  readonly startedAtMs: number;
  readonly records: RecordedFrame[];
}

/** Between the end of an encoder that failed early and the next one. */
const retryAfterMs = 1000;
/** An encoder that worked for so long was not wrong from the start: the next one comes at once. */
const soundAfterMs = 5000;
/** So long before a file is full the encoder of the next one is started, half its length at most. */
const aheadMs = 10_000;
/** Records that wait for a disk: two minutes of 30 frames a second. */
const mostWaitingRecordBytes = 3600 * recordedFrameBytes;

/**
 * Writes frames into video files, one after the other, and a record of each into `frames.bin`. Whatever happens to an
 * encoder, record k stays frame k: what a file lost is taken out of `frames.bin` before writing goes on.
 */
export class VideoWriter {
  private readonly options: VideoWriterOptions;
  private readonly blanked = new BlankedCopy();
  private readonly held = new HeldFrames();
  private readonly spare = new SpareEncoder();
  private segments: readonly RecordedSegment[] = [];
  private open: OpenSegment | null = null;
  private frameCount = 0;
  private retryAtMs = Number.NEGATIVE_INFINITY;
  /** A broken segment is counted; nothing is written meanwhile. */
  private mending: Promise<void> | null = null;
  private readonly finishing = new Set<Promise<void>>();
  private readonly running = new Set<SegmentEncoder>();

  constructor(options: VideoWriterOptions) {
    this.options = options;
  }

  /** What encodes now; null while nothing does. */
  get encoder(): string | null {
    return this.open === null ? null : (this.segments[this.open.index]?.encoder ?? null);
  }

  get load(): EncoderLoad {
    const { open } = this;
    return {
      encoder: open === null ? null : encoderWords(open.choice),
      waitingMs: open?.encoder.waitingMs ?? 0,
      processIds: this.processIds,
    };
  }

  /** For how long the present video file has grown; null while none does. Unit: ms. */
  get segmentAgeMs(): number | null {
    return this.open === null ? null : this.options.nowMs() - this.open.startedAtMs;
  }

  /** `frames.bin` is so long now. */
  recordsWritten(length: number): void {
    this.held.written(length);
  }

  /** Takes a frame and returns at once. @returns why it is lost; null where it is written */
  take(
    record: Omit<RecordedFrame, 'segment'>,
    { pixels }: Pick<Frame, 'pixels'>,
    parts: BlankedParts,
    framesPerSecond: number,
  ): LossReason | null {
    const shape = { ...parts.size, framesPerSecond };
    this.endWhereDue(shape);
    if (this.options.framesLog.waitingBytes > mostWaitingRecordBytes) return 'disk';
    const open = this.open ?? this.begin(shape);
    if (open === null) return 'encoder';
    if (!open.encoder.hasRoom) {
      this.options.onTrouble(recordingTooSlow());
      return 'slow';
    }
    const copy = open.encoder.buffer(pixels.length);
    this.blanked.copy(pixels, copy, parts);
    this.keep({ ...record, segment: open.index }, open, copy);
    this.prepareNext(open);
    return null;
  }

  /** The next frame begins another video file. */
  endSegment(): void {
    const { open } = this;
    if (open === null) return;
    this.open = null;
    const finished = this.finish(open, false).finally(() => this.finishing.delete(finished));
    this.finishing.add(finished);
  }

  /** Resolves when every file is closed and counted. */
  async close(): Promise<void> {
    await this.mending;
    const last = this.open;
    this.open = null;
    await this.spare.dispose();
    if (last !== null) await this.finish(last, true);
    await Promise.all(this.finishing);
  }

  private keep(record: RecordedFrame, open: OpenSegment, pixels: Uint8Array): void {
    const { framesLog } = this.options;
    const release = open.encoder.take(pixels);
    open.records.push(record);
    this.frameCount += 1;
    this.held.hold(framesLog.length + recordedFrameBytes, release);
    framesLog.append(encodeFrame(record));
  }

  private endWhereDue({ width, height, framesPerSecond }: EncodedShape): void {
    const { open } = this;
    if (open === null) return;
    const isSame =
      open.shape.width === width &&
      open.shape.height === height &&
      open.shape.framesPerSecond === framesPerSecond;
    const isDue = this.options.nowMs() - open.startedAtMs >= this.options.segmentMs;
    if (!isSame || isDue) this.endSegment();
  }

  private planFor(shape: EncodedShape): EncoderPlan & { readonly file: string } {
    const { folder, ffmpegPath, encoderFor } = this.options;
    const file = `video-${String(this.segments.length).padStart(3, '0')}.mp4`;
    return { ffmpegPath, choice: encoderFor(shape), shape, path: join(folder, file), file };
  }

  private prepareNext({ startedAtMs, shape }: OpenSegment): void {
    const { nowMs, segmentMs } = this.options;
    const isSoon = nowMs() - startedAtMs >= segmentMs - Math.min(aheadMs, segmentMs / 2);
    if (isSoon && this.spare.prepare(this.planFor(shape))) this.tellEncoders();
  }

  private begin(shape: EncodedShape): OpenSegment | null {
    const { nowMs } = this.options;
    if (this.mending !== null || nowMs() < this.retryAtMs) return null;
    const index = this.segments.length;
    const plan = this.planFor(shape);
    const { file, choice } = plan;
    const encoder = this.spare.take(plan);
    this.setSegments([
      ...this.segments,
      {
        ...{ file, ...shape, firstFrame: this.frameCount, frames: null, sha256: null },
        encoder: choice.encoder,
      },
    ]);
    const open: OpenSegment = { encoder, index, choice, shape, startedAtMs: nowMs(), records: [] };
    this.open = open;
    this.watch(open);
    return open;
  }

  private watch(open: OpenSegment): void {
    const { encoder } = open;
    this.running.add(encoder);
    this.tellEncoders();
    void encoder.ended.then(({ errorText }) => {
      this.running.delete(encoder);
      this.tellEncoders();
      if (this.open !== open) return;
      this.open = null;
      const nowMs = this.options.nowMs();
      const wasSound = nowMs - open.startedAtMs >= soundAfterMs;
      this.retryAtMs = nowMs + (wasSound ? 0 : retryAfterMs);
      this.options.onTrouble(encoderFailed(this.options.folder, errorText));
      this.options.onEncoderFailed(this.segments[open.index]?.encoder ?? '');
      const mended = this.count(open, true).finally(() => {
        this.mending = null;
      });
      this.mending = mended;
    });
  }

  private async finish(open: OpenSegment, isLast: boolean): Promise<void> {
    const end = await open.encoder.finish();
    if (!end.isComplete) {
      this.options.onTrouble(encoderFailed(this.options.folder, end.errorText));
    }
    await this.count(open, isLast);
  }

  /** Counts what a closed file holds. @param isLast whether no frame was recorded after it */
  private async count(open: OpenSegment, isLast: boolean): Promise<void> {
    const segment = this.segments[open.index];
    if (segment === undefined) return;
    const path = join(this.options.folder, segment.file);
    try {
      const frames = await this.framesIn(path);
      const kept = Math.min(frames, open.records.length);
      if (isLast && kept < open.records.length) await this.giveUp(open, segment, kept);
      const sha256 = kept === 0 ? null : await sha256OfFile(path);
      this.setSegment(open.index, { ...segment, frames: kept, sha256 });
      if (isLast && kept === 0) await this.forgetSegment(open.index, path);
    } catch (error) {
      // The disk is away: the next start of the application counts what is there.
      const reason = error instanceof Error ? error.message : String(error);
      this.options.onTrouble(encoderFailed(this.options.folder, reason));
    }
  }

  private async framesIn(path: string): Promise<number> {
    try {
      return (await repairSegment(path)).frames;
    } catch (error) {
      // A full disk takes no new file; without the folder nothing can be said of what is in it.
      if (!isFileMissing(error)) throw error;
      await stat(this.options.folder);
      return 0;
    }
  }

  private async giveUp(open: OpenSegment, segment: RecordedSegment, kept: number): Promise<void> {
    this.frameCount = segment.firstFrame + kept;
    await this.options.framesLog.truncate(this.frameCount * recordedFrameBytes);
    this.options.onLost({ frames: open.records.slice(kept), reason: 'encoder' });
  }

  /** A file without a picture is none. */
  private async forgetSegment(index: number, path: string): Promise<void> {
    if (index !== this.segments.length - 1) return;
    await rm(path, { force: true });
    this.setSegments(this.segments.slice(0, index));
  }

  private setSegment(index: number, segment: RecordedSegment): void {
    this.setSegments(this.segments.map((other, at) => (at === index ? segment : other)));
  }

  private setSegments(segments: readonly RecordedSegment[]): void {
    this.segments = segments;
    this.options.onSegments(segments);
  }

  private tellEncoders(): void {
    this.options.onEncoders(this.processIds);
  }

  private get processIds(): readonly number[] {
    return [...this.running, this.spare].flatMap(({ processId }) => processId ?? []);
  }
}
