import type { FrameMessage } from '../../common/framePort';
import type { Box } from '../../common/geometry';
import type { StandingOverlay } from './overlaySurface';
import { type AmpullaProbe, remember } from './probe';

/** Sees every drawing as it happens, for measurements that outlast the probe's rings. */
export interface DrawObserver {
  /** A frame was drawn, and this stands above it. Times in milliseconds of the page's clock. */
  frameDrawn(frame: FrameMessage, times: DrawTimes, standing: StandingOverlay | null): void;
  /** The overlay was painted anew. */
  overlayPainted(standing: StandingOverlay | null, tookMs: number): void;
  /** Looked at after every drawing and clearing. */
  overlayStands(drawn: boolean): void;
}

/** When a picture was drawn. */
export interface DrawTimes {
  readonly startMs: number;
  readonly endMs: number;
}

/** Writes what was drawn into the probe. Times in milliseconds of the page's clock. */
export class ProbeWriter {
  private readonly probe: AmpullaProbe;
  private lastDraw: DrawTimes | null = null;
  private observer: DrawObserver | null = null;

  constructor(probe: AmpullaProbe) {
    this.probe = probe;
  }

  /** Lets somebody see every drawing from now on. */
  observe(observer: DrawObserver): void {
    this.observer = observer;
  }

  frameDrawn(frame: FrameMessage, startMs: number, endMs: number): void {
    const { probe } = this;
    if (this.lastDraw !== null) {
      remember(probe.recentFrameIntervals, startMs - this.lastDraw.startMs);
    }
    this.lastDraw = { startMs, endMs };
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

  overlayPainted(standing: StandingOverlay | null, tookMs: number): void {
    remember(this.probe.recentOverlayMs, tookMs);
    this.observer?.overlayPainted(standing, tookMs);
  }

  overlayStands(standing: StandingOverlay | null): void {
    this.probe.overlayDrawn = standing !== null;
    this.probe.drawnBox = standing?.box ?? null;
    this.probe.attentionFrameId = standing?.attention?.frameId ?? null;
    this.observer?.overlayStands(standing !== null);
    const frameId = standing?.evidence?.prediction.frameId;
    if (frameId !== undefined) this.probe.lastEvidenceFrameId = frameId;
  }

  /**
   * Compares a frame that was drawn with what stands above it. It goes by the canvas and not by
   * the decision, so that an overlay that was left behind shows up.
   */
  frameUnderOverlay(frame: FrameMessage, standing: StandingOverlay | null): void {
    const wasDrawn = this.probe.lastFrameId === frame.frameId;
    if (wasDrawn && this.lastDraw !== null) {
      this.observer?.frameDrawn(frame, this.lastDraw, standing);
    }
    if (standing === null) return;
    const { evidence, attention } = standing;
    if (evidence !== null) {
      remember(this.probe.evidenceAgeFrames, frame.frameId - evidence.prediction.frameId);
    }
    const isStale =
      (evidence !== null && isOlder(frame, evidence.prediction, evidence.validForMs)) ||
      (attention !== null && isOlder(frame, attention, attention.validForMs));
    if (isStale) this.probe.staleDrawn += 1;
  }

  /** Mode and opacity stand on the canvas now. @param wallMs wall clock, which main reads too */
  overlaySettingsDrawn(wallMs: number): void {
    remember(this.probe.overlaySettingsDrawnAtMs, wallMs);
  }

  failed(): void {
    this.probe.failures += 1;
  }
}

function isOlder(
  frame: FrameMessage,
  { capturedAtMs }: { readonly capturedAtMs: number },
  validForMs: number,
): boolean {
  return frame.capturedAtMs - capturedAtMs > validForMs;
}
