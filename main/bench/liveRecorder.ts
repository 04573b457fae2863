import type { BenchReport, DrawnFrame, OverlayChange, PaintedOverlay } from '../../common/bench';
import type { EvidenceAge, LivePhase } from './measurement';

/** A phase as the recorder knows it; what processes and the recording used is added by others. */
export type RecordedPhase = Omit<LivePhase, 'busyCores' | 'recording'>;

/** Evidence that stands when a phase begins was promised by the pace before it. */
const paceMemoryMs = 3000;

/** A monotonic clock and the moment of its zero, which all processes of a machine agree on. */
export interface Clock {
  readonly nowMs: () => number;
  /** As `performance.timeOrigin`. */
  readonly originMs: number;
}

/**
 * Joins what the page says that it drew with what the pipeline captured and predicted. All times are
 * brought to main's clock. A phase lasts from `begin` to `close`; `end` comes when the page's report
 * of that time is there, with the frames that were on their way.
 */
export class LiveRecorder {
  private readonly clock: Clock;
  /** From `begin` to `close`. */
  private isOpen = false;
  /** From `begin` to `end`; between phases nothing is kept, or hours would grow main's memory. */
  private isKept = false;
  private beganAtMs = 0;
  private closedAtMs = 0;
  private firstFrameId = 0;
  private endFrameId = 0;
  private frames: DrawnFrame[] = [];
  private overlays: PaintedOverlay[] = [];
  private changes: OverlayChange[] = [];
  private inferenceMs: number[] = [];
  private predictedAtMs: number[] = [];
  private reported: Pick<BenchReport, 'staleDrawn' | 'failures'> = { staleDrawn: 0, failures: 0 };
  private knownUntilMs = Number.NEGATIVE_INFINITY;
  private stands = false;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Whether the page's overlay showed something at its last report. */
  get overlayStands(): boolean {
    return this.stands;
  }

  /** Everything that the page drew before this moment was reported. */
  get reportedUntilMs(): number {
    return this.knownUntilMs;
  }

  /** The probe's counts since the window opened. */
  get probeCounts(): Pick<BenchReport, 'staleDrawn' | 'failures'> {
    return this.reported;
  }

  /** Takes what the page drew since its last report. */
  take(report: BenchReport): void {
    const ahead = report.clockOriginMs - this.clock.originMs;
    this.stands = report.changes.at(-1)?.drawn ?? this.stands;
    this.reported = { staleDrawn: report.staleDrawn, failures: report.failures };
    this.knownUntilMs = report.reportedAtMs + ahead;
    if (this.isKept) this.keep(report, ahead);
  }

  predicted(inferenceMs: number): void {
    const nowMs = this.clock.nowMs();
    this.predictedAtMs.push(nowMs);
    if (this.isOpen) this.inferenceMs.push(inferenceMs);
    else this.predictedAtMs = this.predictedAtMs.filter((atMs) => atMs >= nowMs - paceMemoryMs);
  }

  /** @param capturedFrames since the source was opened, which is the id of the next frame */
  begin(capturedFrames: number): void {
    this.firstFrameId = capturedFrames;
    this.beganAtMs = this.clock.nowMs();
    this.isOpen = true;
    this.isKept = true;
    this.frames = [];
    this.overlays = [];
    this.changes = [];
    this.inferenceMs = [];
  }

  /** @param capturedFrames since the source was opened */
  close(capturedFrames: number): void {
    this.endFrameId = capturedFrames;
    this.closedAtMs = this.clock.nowMs();
    this.isOpen = false;
  }

  /**
   * When the overlay's canvas next showed something, or nothing.
   * @returns null when it did not, by what was reported
   */
  overlayBecame(drawn: boolean, afterMs: number): number | null {
    const change = this.changes.find(({ atMs, ...to }) => atMs >= afterMs && to.drawn === drawn);
    return change?.atMs ?? null;
  }

  /** The closed phase. A captured frame that was not reported by now counts as lost. */
  end(): RecordedPhase {
    this.isKept = false;
    const drawn = this.frames.filter((frame) => this.isOfPhase(frame));
    const within = drawn.filter(({ drawnAtMs }) => drawnAtMs <= this.closedAtMs);
    const overlays = this.overlays.filter(
      ({ paintedAtMs }) => paintedAtMs >= this.beganAtMs && paintedAtMs <= this.closedAtMs,
    );
    return {
      durationMs: this.closedAtMs - this.beganAtMs,
      capturedFrames: this.endFrameId - this.firstFrameId,
      displayedFrames: new Set(drawn.map(({ frameId }) => frameId)).size,
      intervalsMs: intervalsOf(within.map(({ drawnAtMs }) => drawnAtMs)),
      inferenceMs: this.inferenceMs,
      predictionIntervalsMs: intervalsOf(this.predictedAtMs),
      evidenceAges: within.flatMap(ageOf),
      annotationDelaysMs: overlays.map((painted) => painted.paintedAtMs - painted.capturedAtMs),
      pictureMs: within.map(({ pictureMs }) => pictureMs),
      overlayMs: overlays.map(({ tookMs }) => tookMs),
    };
  }

  private keep(report: BenchReport, ahead: number): void {
    for (const frame of report.frames) {
      this.frames.push({ ...frame, drawnAtMs: frame.drawnAtMs + ahead });
    }
    for (const overlay of report.overlays) {
      this.overlays.push({ ...overlay, paintedAtMs: overlay.paintedAtMs + ahead });
    }
    for (const { atMs, drawn } of report.changes) this.changes.push({ atMs: atMs + ahead, drawn });
  }

  /** A frame of another source could have the same number, but not at this time. */
  private isOfPhase({ frameId, drawnAtMs }: DrawnFrame): boolean {
    const isInTime = drawnAtMs >= this.beganAtMs;
    return isInTime && frameId >= this.firstFrameId && frameId < this.endFrameId;
  }
}

function intervalsOf(timesMs: readonly number[]): number[] {
  return timesMs.slice(1).map((atMs, i) => atMs - (timesMs[i] ?? atMs));
}

function ageOf({ frameId, capturedAtMs, evidence }: DrawnFrame): EvidenceAge[] {
  if (evidence === null) return [];
  const ageMs = capturedAtMs - evidence.capturedAtMs;
  return [{ frames: frameId - evidence.frameId, ageMs, validForMs: evidence.validForMs }];
}
