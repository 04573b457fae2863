import {
  type BenchReport,
  benchReportIntervalMs,
  type DrawnFrame,
  type OverlayChange,
  type PaintedOverlay,
} from '../../common/bench';
import type { FrameMessage } from '../../common/framePort';
import type { StandingOverlay } from '../live/overlaySurface';
import type { AmpullaProbe } from '../live/probe';
import type { DrawObserver, DrawTimes } from '../live/probeWriter';

/**
 * Notes every drawing of a bench and sends it to main a few times a second, apart from the drawing:
 * what a frame costs here is one small object.
 */
export class BenchReporter implements DrawObserver {
  private readonly probe: AmpullaProbe;
  private readonly send: (report: BenchReport) => void;
  private frames: DrawnFrame[] = [];
  private overlays: PaintedOverlay[] = [];
  private changes: OverlayChange[] = [];
  private overlayDrawn: boolean | null = null;

  constructor(probe: AmpullaProbe, send: (report: BenchReport) => void) {
    this.probe = probe;
    this.send = send;
  }

  frameDrawn(
    { frameId, capturedAtMs }: FrameMessage,
    { startMs, endMs }: DrawTimes,
    standing: StandingOverlay | null,
  ): void {
    const times = { capturedAtMs, drawnAtMs: startMs, pictureMs: endMs - startMs };
    this.frames.push({ frameId, ...times, evidence: evidenceOf(standing) });
  }

  overlayPainted(standing: StandingOverlay | null, tookMs: number): void {
    const capturedAtMs = standing?.evidence?.prediction.capturedAtMs;
    // A bench measures the way of the mask; an attention map alone is none.
    if (capturedAtMs === undefined) return;
    this.overlays.push({ capturedAtMs, paintedAtMs: performance.now(), tookMs });
  }

  overlayStands(drawn: boolean): void {
    if (drawn === this.overlayDrawn) return;
    this.overlayDrawn = drawn;
    this.changes.push({ atMs: performance.now(), drawn });
  }

  /** Sends what was noted since the last time, every quarter of a second. @returns its end */
  start(): () => void {
    const timer = setInterval(() => this.report(), benchReportIntervalMs);
    return () => clearInterval(timer);
  }

  private report(): void {
    const { frames, overlays, changes } = this;
    const { staleDrawn, failures, droppedBySupersede: superseded } = this.probe;
    this.frames = [];
    this.overlays = [];
    this.changes = [];
    this.send({
      clockOriginMs: performance.timeOrigin,
      reportedAtMs: performance.now(),
      ...{ frames, overlays, changes, staleDrawn, superseded, failures },
    });
  }
}

function evidenceOf(standing: StandingOverlay | null): DrawnFrame['evidence'] {
  const evidence = standing?.evidence ?? null;
  if (evidence === null) return null;
  const { prediction, validForMs } = evidence;
  const { frameId, capturedAtMs } = prediction;
  return { frameId, capturedAtMs, validForMs };
}
