import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  manifestFile,
  type RecordingManifest,
  recordingManifestSchema,
} from '../../../common/recordings/recordingManifest';
import { writeFileDurably } from '../../files/durableFile';
import { giveIdlePriority } from '../../processes/idlePriority';
import { freeBytesIn, reservedBytes } from '../recorder/diskSpace';
import { Recording } from '../recorder/recording';
import type { DisplayedFrame, RecordingOptions } from '../recorder/recordingContract';
import { importDiskFull, importFailed } from './importErrors';
import { leaveStage, makeStage, removeEmptyStage } from './importStage';

export interface ImportWriterOptions
  extends Pick<
    RecordingOptions,
    'root' | 'mayMakeRoot' | 'ffmpegPath' | 'encoderFor' | 'version' | 'source'
  > {
  /** Of the file that is imported, for messages alone. */
  readonly name: string;
  readonly now: () => Date;
}

/** As long as the recorder's: 5 minutes of the film. Unit: ms. */
const segmentMs = 5 * 60_000;
/** Pictures that wait for the encoder: it is never idle, and a quarter of what the recorder allows. Unit: ms. */
const mostWaitingMs = 200;
const lookAgainMs = 5;
/** Frames between two looks at the free space; they take about 5 MB. */
const framesBetweenLooks = 100;

/**
 * Writes the frames of a film as the recorder writes live ones, with the same de-identification, by the film's clock.
 * Waits where the recorder would lose frames. What is not whole at the end is nowhere.
 */
export class ImportWriter {
  private readonly options: ImportWriterOptions;
  private readonly clock: { mediaMs: number };
  private readonly recording: Recording;
  private readonly failure: { error: unknown };
  private readonly idle = new Set<number>();
  private written = 0;

  private constructor(
    options: ImportWriterOptions,
    clock: { mediaMs: number },
    recording: Recording,
    failure: { error: unknown },
  ) {
    this.options = options;
    this.clock = clock;
    this.recording = recording;
    this.failure = failure;
  }

  /** @throws UserFacingError that says what stands against it */
  static async begin(options: ImportWriterOptions): Promise<ImportWriter> {
    const { name, root, mayMakeRoot, ffmpegPath, encoderFor, version, source } = options;
    const startedAtMs = options.now().getTime();
    const clock = { mediaMs: 0 };
    const failure: { error: unknown } = { error: null };
    const note = (error: unknown): void => {
      failure.error ??= error;
    };
    try {
      const recording = await Recording.begin({
        ...{ ffmpegPath, encoderFor, version, source, segmentMs, start: 'import', caseId: null },
        root: await makeStage(root, mayMakeRoot),
        mayMakeRoot: false,
        nowMs: () => clock.mediaMs,
        now: () => new Date(startedAtMs + clock.mediaMs),
        onTrouble: note,
        onLost: (_frames, reason) => note(new Error(reason)),
        onEncoderFailed: () => undefined,
      });
      return new ImportWriter(options, clock, recording, failure);
    } catch (error) {
      throw importFailed(name, root, error);
    }
  }

  /**
   * Takes the next frame when there is room for it.
   * @throws UserFacingError where it cannot be written; the signal's reason
   */
  async write(displayed: DisplayedFrame, signal: AbortSignal): Promise<void> {
    const { frame } = displayed;
    await this.lookAtSpace();
    while (this.failure.error === null && this.recording.load.waitingMs >= mostWaitingMs) {
      await setTimeout(lookAgainMs, undefined, { signal });
    }
    // A film whose times go back is taken in the order of its pictures.
    const mediaMs = Math.max(this.clock.mediaMs, frame.mediaTimeMs);
    this.clock.mediaMs = mediaMs;
    const stamped = { ...frame, capturedAtMs: mediaMs, mediaTimeMs: mediaMs };
    this.recording.takeFrame({ ...displayed, frame: stamped }, null);
    this.written += 1;
    this.yieldToOthers();
    this.throwFailure();
  }

  /** Closes the recording and puts it among the others. @returns its id; @throws UserFacingError */
  async finish(): Promise<string> {
    const { name, root } = this.options;
    const { recordingId, folder } = this.recording;
    await this.recording.close();
    this.throwFailure();
    try {
      await withoutLiveTrack(folder);
      await leaveStage(root, recordingId);
      await removeEmptyStage(root);
    } catch (error) {
      throw importFailed(name, root, error);
    }
    return recordingId;
  }

  /** Ends it and takes back what was written. Never rejects. */
  async discard(): Promise<void> {
    await this.recording.close();
    await rm(this.recording.folder, { recursive: true, force: true }).catch(() => undefined);
    await removeEmptyStage(this.options.root);
  }

  /** Its encoders run only when nothing else wants the processor. */
  private yieldToOthers(): void {
    for (const processId of this.recording.load.processIds) {
      if (this.idle.has(processId)) continue;
      this.idle.add(processId);
      giveIdlePriority(processId);
    }
  }

  private async lookAtSpace(): Promise<void> {
    if (this.written % framesBetweenLooks !== 0) return;
    const { name, root } = this.options;
    const freeBytes = await freeBytesIn(root);
    if (freeBytes !== null && freeBytes < reservedBytes) throw importDiskFull(name, root);
  }

  private throwFailure(): void {
    const { name, root } = this.options;
    if (this.failure.error !== null) throw importFailed(name, root, this.failure.error);
  }
}

/** Nothing was predicted while it ran. */
async function withoutLiveTrack(folder: string): Promise<void> {
  const path = join(folder, manifestFile);
  const manifest = recordingManifestSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const changed: RecordingManifest = { ...manifest, tracks: [] };
  await writeFileDurably(path, `${JSON.stringify(changed, null, 2)}\n`);
}
