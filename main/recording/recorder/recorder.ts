import type { Prediction } from '../../../common/prediction';
import type { RecorderState } from '../../../common/recordings/recorderState';
import type { RecordingStart } from '../../../common/recordings/recordingManifest';
import type { AttentionEvidence, OverlayEvidence } from '../../../common/status';
import { faultOf, type UserFacingError } from '../../../common/userFacingError';
import { fewestMinutes, forecastMinutes, freeBytesIn, reservedBytes } from './diskSpace';
import type { PredictingModel } from './liveTrack';
import { Recording } from './recording';
import type {
  DisplayedFrame,
  RecordingOptions,
  SessionMoment,
  TimelineFact,
} from './recordingContract';
import { diskFull, folderMissing, recordingNotWritten, tooLittleSpace } from './recordingErrors';
import { SpaceRate } from './spaceRate';

/** Where recordings lie now. */
export type RecordingPlace = Pick<RecordingOptions, 'root' | 'mayMakeRoot'>;

export interface RecorderOptions
  extends Pick<RecordingOptions, 'encoderFor' | 'onEncoderFailed' | 'version' | 'nowMs' | 'now'> {
  /** @throws UserFacingError where there is none */
  readonly ffmpegPath: () => string;
  readonly place: () => RecordingPlace;
  readonly onState: (state: RecorderState) => void;
  /** A folder was made: what stands now can be noted in it. */
  readonly onBegun: (recording: Recording) => void;
  /** Five minutes unless a test is in a hurry. Unit: ms. */
  readonly segmentMs?: number;
  /** Space that is left to others. Unit: bytes. */
  readonly reservedBytes?: number;
}

/** A trouble is over when nothing went wrong for so long: three fragments were on their way to the disk. Unit: ms. */
const calmAfterMs = 2000;
const lookEveryMs = 1000;
const usualSegmentMs = 5 * 60_000;

interface Wanted {
  readonly start: RecordingStart;
  readonly caseId: string | null;
  readonly sinceMs: number;
}

interface Trouble {
  readonly error: UserFacingError;
  readonly atMs: number;
}

/**
 * Records while it is wanted, whatever happens to disk, folder and encoder: what fails is said through the state and
 * tried again every second. No call but `stop` and `dispose` waits for anything.
 */
export class Recorder {
  private readonly options: RecorderOptions;
  private readonly timer: NodeJS.Timeout;
  private readonly rate = new SpaceRate();
  private wanted: Wanted | null = null;
  private recording: Recording | null = null;
  private beginning: Promise<void> | null = null;
  private readonly closing = new Set<Promise<void>>();
  private trouble: Trouble | null = null;
  private waitsFor: 'noPicture' | 'noFieldOfView' | null = 'noPicture';
  private lostFrames = 0;
  private isCoarse = false;
  private freeBytes: number | null = null;
  private nextTryAtMs = Number.NEGATIVE_INFINITY;
  private isLooking = false;

  constructor(options: RecorderOptions) {
    this.options = options;
    this.timer = setInterval(() => void this.look(), lookEveryMs);
    void this.look();
  }

  get state(): RecorderState {
    const { wanted, trouble, recording } = this;
    const forecast = this.forecast;
    if (wanted === null) return { state: 'idle', forecastMinutes: forecast };
    const { start } = wanted;
    if (recording === null && trouble === null) {
      const reason = this.waitsFor ?? 'noPicture';
      return { state: 'waiting', start, reason, forecastMinutes: forecast };
    }
    const running = {
      ...{ start, forecastMinutes: forecast, lostFrames: this.lostFrames },
      isCoarse: this.isCoarse,
      recordingId: recording?.recordingId ?? null,
      elapsedMs: this.options.nowMs() - (recording?.startedAtMs ?? wanted.sinceMs),
      encoder: recording?.encoder ?? null,
    };
    if (trouble !== null) return { state: 'losing', ...running, ...faultOf(trouble.error) };
    if (this.waitsFor === 'noFieldOfView') {
      return { state: 'waiting', start, reason: 'noFieldOfView', forecastMinutes: forecast };
    }
    return { state: 'recording', ...running };
  }

  /** The recording that grows; null without one. */
  get current(): Recording | null {
    return this.recording;
  }

  /** What is wanted; null where nothing is to be recorded. */
  get wantedStart(): RecordingStart | null {
    return this.wanted?.start ?? null;
  }

  /**
   * Records from the next frame on. Does nothing where it records already.
   * @throws UserFacingError where there is hardly any space
   */
  async start(start: RecordingStart, caseId: string | null): Promise<void> {
    if (this.wanted !== null) return;
    const { root, mayMakeRoot } = this.options.place();
    this.freeBytes = await freeBytesIn(root, mayMakeRoot);
    const minutes = this.forecast;
    if (minutes !== null && minutes < fewestMinutes) throw tooLittleSpace(root, minutes);
    this.wanted = { start, caseId, sinceMs: this.options.nowMs() };
    this.trouble = null;
    this.lostFrames = 0;
    this.waitsFor = 'noPicture';
    this.nextTryAtMs = Number.NEGATIVE_INFINITY;
    this.publish();
  }

  /** Ends the recording. Resolves when its files are closed. */
  async stop(): Promise<void> {
    this.wanted = null;
    this.trouble = null;
    await this.beginning;
    this.letGo();
    this.publish();
    await Promise.all(this.closing);
  }

  /** Takes a display frame and returns at once. */
  takeFrame(displayed: DisplayedFrame): void {
    const { wanted, recording } = this;
    if (wanted === null) return;
    const hasSight = displayed.info.fieldOfViewOrigin !== 'notFound';
    this.waitsFor = hasSight ? null : 'noFieldOfView';
    if (!hasSight) return;
    this.isCoarse = displayed.blanking.state !== 'ready';
    if (recording === null) {
      if (this.trouble !== null) this.lostFrames += 1;
      this.begin(wanted, displayed);
      return;
    }
    recording.takeFrame(displayed, this.isFull ? 'disk' : null);
  }

  takePrediction(prediction: Prediction, model: PredictingModel): void {
    this.recording?.takePrediction(prediction, model);
  }

  takeEvidence(evidence: OverlayEvidence | null): void {
    this.recording?.takeEvidence(evidence);
  }

  takeAttention(evidence: AttentionEvidence | null): void {
    this.recording?.takeAttention(evidence);
  }

  /** Takes down what happened, where a recording grows. */
  note(fact: TimelineFact, moment: SessionMoment): void {
    this.recording?.note(fact, moment);
  }

  /** Resolves when all files are closed. */
  async dispose(): Promise<void> {
    clearInterval(this.timer);
    await this.stop();
  }

  private get forecast(): number | null {
    return forecastMinutes(this.freeBytes, this.rate.bytesPerMinute, this.reserved);
  }

  private get reserved(): number {
    return this.options.reservedBytes ?? reservedBytes;
  }

  private get isFull(): boolean {
    return this.freeBytes !== null && this.freeBytes < this.reserved;
  }

  private begin(wanted: Wanted, { info }: DisplayedFrame): void {
    if (this.beginning !== null || this.options.nowMs() < this.nextTryAtMs) return;
    this.beginning = this.beginNow(wanted, {
      kind: info.durationMs === null ? 'live' : 'video',
      framesPerSecond: info.framesPerSecond,
      interlaced: info.interlaced,
    }).finally(() => {
      this.beginning = null;
    });
  }

  private async beginNow(wanted: Wanted, source: RecordingOptions['source']): Promise<void> {
    const { encoderFor, onEncoderFailed, version, nowMs, now } = this.options;
    const { segmentMs = usualSegmentMs } = this.options;
    const place = this.options.place();
    try {
      if (this.isFull) throw diskFull(place.root);
      const recording = await Recording.begin({
        ...place,
        ...{ encoderFor, onEncoderFailed, version, nowMs, now, segmentMs, source },
        ffmpegPath: this.options.ffmpegPath(),
        start: wanted.start,
        caseId: wanted.caseId,
        onTrouble: (error) => this.notice(error),
        onLost: (frames) => {
          this.lostFrames += frames;
        },
      });
      this.recording = recording;
      this.rate.begin();
      this.options.onBegun(recording);
    } catch (error) {
      this.nextTryAtMs = nowMs() + lookEveryMs;
      this.notice(recordingNotWritten(place.root, error));
    }
    this.publish();
  }

  private letGo(): void {
    const { recording } = this;
    this.recording = null;
    if (recording === null) return;
    const closed = recording.close().finally(() => this.closing.delete(closed));
    this.closing.add(closed);
  }

  private notice(error: UserFacingError): void {
    if (this.wanted === null) return;
    const isNew = this.trouble?.error.message !== error.message;
    this.trouble = { error, atMs: this.options.nowMs() };
    if (isNew) this.publish();
  }

  /** One look at a time: a disk that does not answer must not gather questions. */
  private async look(): Promise<void> {
    if (this.isLooking) {
      this.publish();
      return;
    }
    this.isLooking = true;
    try {
      await this.lookAtDisk();
      this.calmDown();
      this.publish();
    } finally {
      this.isLooking = false;
    }
  }

  private async lookAtDisk(): Promise<void> {
    const { root, mayMakeRoot } = this.options.place();
    this.freeBytes = await freeBytesIn(root, mayMakeRoot);
    const { recording } = this;
    if (recording === null) return;
    this.rate.measure(this.options.nowMs(), await recording.writtenBytes());
    if (this.isFull) this.notice(diskFull(root));
    await recording.tick();
    if (recording !== this.recording || (await recording.isThere())) return;
    // Whatever is written now, nobody could find it: begin anew as soon as there is a folder.
    this.notice(folderMissing(root));
    this.letGo();
  }

  private calmDown(): void {
    const { trouble } = this;
    if (trouble === null || this.recording === null || this.isFull) return;
    const quietMs = this.options.nowMs() - trouble.atMs;
    const writtenMs = this.recording.segmentAgeMs ?? 0;
    if (Math.min(quietMs, writtenMs) >= calmAfterMs) this.trouble = null;
  }

  private publish(): void {
    this.options.onState(this.state);
  }
}
