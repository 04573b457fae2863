import type { FrameMessage } from '../../common/framePort';
import type { Box } from '../../common/geometry';
import type { StandingOverlay } from './overlaySurface';
import { type AmpullaProbe, remember } from './probe';

/** Writes what was drawn into the probe. Times in milliseconds of the page's clock. */
export class ProbeWriter {
  private readonly probe: AmpullaProbe;
  private lastDrawnAtMs: number | null = null;

  constructor(probe: AmpullaProbe) {
    this.probe = probe;
  }

  frameDrawn(frame: FrameMessage, startMs: number, endMs: number): void {
    const { probe } = this;
    if (this.lastDrawnAtMs !== null) {
      remember(probe.recentFrameIntervals, startMs - this.lastDrawnAtMs);
    }
    this.lastDrawnAtMs = startMs;
    probe.displayedFrames += 1;
    probe.lastFrameId = frame.frameId;
    probe.lastCapturedAtMs = frame.capturedAtMs;
    remember(probe.recentPictureMs, endMs - startMs);
  }

  pictureAt(rect: Box): void {
    this.probe.pictureRect = rect;
  }

  superseded(count: number): void {
    this.probe.droppedBySupersede = count;
  }

  overlayTook(durationMs: number): void {
    remember(this.probe.recentOverlayMs, durationMs);
  }

  overlayStands(standing: StandingOverlay | null): void {
    this.probe.overlayDrawn = standing !== null;
    this.probe.drawnBox = standing?.box ?? null;
    if (standing !== null) this.probe.lastEvidenceFrameId = standing.evidence.prediction.frameId;
  }

  /**
   * Compares a frame that was drawn with what stands above it. It goes by the canvas and not by
   * the decision, so that an overlay that was left behind shows up.
   */
  frameUnderOverlay(frame: FrameMessage, standing: StandingOverlay | null): void {
    if (standing === null) return;
    const { prediction, validForMs } = standing.evidence;
    remember(this.probe.evidenceAgeFrames, frame.frameId - prediction.frameId);
    if (frame.capturedAtMs - prediction.capturedAtMs > validForMs) this.probe.staleDrawn += 1;
  }

  failed(): void {
    this.probe.failures += 1;
  }
}
