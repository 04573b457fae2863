import type { FrameMessage } from '../../common/framePort';
import { defaultOverlaySettings, type OverlaySettings } from '../../common/overlaySettings';
import type { LiveStatus, OverlayEvidence } from '../../common/status';
import { admit, aiMayShowEvidence, sourceMayShowEvidence } from '../overlay/admission';
import { DrawScheduler } from './drawScheduler';
import { FrameReceiver } from './frameReceiver';
import { OverlaySurface } from './overlaySurface';
import { PictureSurface } from './pictureSurface';
import { type AmpullaProbe, remember } from './probe';
import { type StageExtent, watchStage } from './stageSize';

/** The two canvases and the element whose size they take. */
export interface PlayerElements {
  readonly stage: Element;
  readonly picture: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
}

/**
 * Draws video and overlay, outside React. Owns the frame port, the canvases' contents and the
 * timer that ends an overlay when frames stop. The picture never waits for the overlay: each frame
 * is drawn and credited first, and an overlay that fails is counted and left out.
 */
export class FramePlayer {
  private readonly probe: AmpullaProbe;
  private readonly scheduler = new DrawScheduler(() => this.drawNewest());
  private readonly receiver = new FrameReceiver(() => this.scheduler.request());
  private surfaces: { picture: PictureSurface; overlay: OverlaySurface } | null = null;
  private evidence: OverlayEvidence | null = null;
  private settings: OverlaySettings = defaultOverlaySettings;
  private status: LiveStatus | null = null;
  private drawnAtMs: number | null = null;
  private expiry: number | null = null;

  /** @param probe where the player reports what it really drew */
  constructor(probe: AmpullaProbe) {
    this.probe = probe;
  }

  /** Takes over the port on which main sends frames. */
  acceptPort(port: MessagePort): void {
    this.receiver.accept(port);
  }

  /** Starts to draw on these elements; the returned function ends it. */
  attach({ stage, picture, overlay }: PlayerElements): () => void {
    this.surfaces = { picture: new PictureSurface(picture), overlay: new OverlaySurface(overlay) };
    this.applySourceSize();
    const stopWatching = watchStage(stage, (extent) => this.resize(extent));
    this.scheduler.request();
    return () => {
      stopWatching();
      this.surfaces = null;
    };
  }

  /** The newest evidence of the AI; null clears the overlay at once. */
  setEvidence(evidence: OverlayEvidence | null): void {
    this.evidence = evidence;
    if (evidence === null) this.refreshOverlay();
    else this.scheduler.request();
  }

  setOverlaySettings(settings: OverlaySettings): void {
    this.settings = settings;
    this.refreshOverlay();
  }

  /** The state of source and AI; a source or an AI that ends or fails takes its overlay along. */
  setStatus(status: LiveStatus): void {
    const mayShow =
      sourceMayShowEvidence(status.source.state) && aiMayShowEvidence(status.ai.state);
    const sourceChanged = nameOf(status) !== (this.status === null ? null : nameOf(this.status));
    this.status = status;
    this.applySourceSize();
    if (!mayShow || sourceChanged) this.evidence = null;
    if (status.source.state === 'noSource' || status.source.state === 'lost') this.clearPicture();
    this.refreshOverlay();
  }

  dispose(): void {
    this.receiver.dispose();
    this.scheduler.dispose();
    this.stopExpiry();
  }

  private drawNewest(): void {
    this.probe.droppedBySupersede = this.receiver.supersededCount;
    if (this.surfaces === null) return;
    const frame = this.receiver.take();
    if (frame !== null) this.drawFrame(frame, this.surfaces.picture);
    this.refreshOverlay();
    if (frame !== null) this.reportEvidence(frame);
  }

  private drawFrame(frame: FrameMessage, surface: PictureSurface): void {
    // Frames count up within one source; a smaller number is another source.
    if (frame.frameId < (surface.frame?.frameId ?? 0)) this.evidence = null;
    const startMs = performance.now();
    const drawn = this.attempt(() => surface.draw(frame));
    this.receiver.credit(frame);
    if (drawn) this.reportFrame(frame, startMs, surface);
  }

  private refreshOverlay(): void {
    this.stopExpiry();
    if (this.surfaces === null) return;
    const { picture, overlay } = this.surfaces;
    const startMs = performance.now();
    const admission = admit({
      frame: picture.frame,
      evidence: this.evidence,
      sourceState: this.status?.source.state ?? 'noSource',
      aiState: this.status?.ai.state ?? 'off',
    });
    const { evidence, settings } = this;
    if (admission.admitted && evidence !== null && picture.frame !== null) {
      const content = { evidence, settings, frame: picture.frame, picture: picture.pictureRect };
      const painted = this.attempt(() => {
        if (overlay.show(content)) {
          remember(this.probe.recentOverlayMs, performance.now() - startMs);
        }
      });
      if (!painted) overlay.clear();
      this.expiry = window.setTimeout(() => this.expire(), admission.remainingMs);
    } else {
      overlay.clear();
    }
    this.reportOverlay(overlay);
  }

  private expire(): void {
    this.evidence = null;
    this.refreshOverlay();
  }

  private stopExpiry(): void {
    if (this.expiry !== null) window.clearTimeout(this.expiry);
    this.expiry = null;
  }

  private resize({ device, unit }: StageExtent): void {
    if (this.surfaces === null) return;
    const { picture, overlay } = this.surfaces;
    this.attempt(() => picture.resize(device));
    overlay.resize(device, unit);
    this.probe.pictureRect = picture.pictureRect;
    this.refreshOverlay();
  }

  private clearPicture(): void {
    this.surfaces?.picture.clear();
    this.drawnAtMs = null;
  }

  private applySourceSize(): void {
    const source = this.status?.source;
    const size = source !== undefined && 'info' in source ? source.info : null;
    this.surfaces?.picture.setSourceSize(size);
  }

  /** Runs a piece of drawing; a failure is counted and never stops the picture. */
  private attempt(draw: () => void): boolean {
    try {
      draw();
      return true;
    } catch (error) {
      this.probe.failures += 1;
      console.error('Drawing failed.', error);
      return false;
    }
  }

  private reportFrame(frame: FrameMessage, startMs: number, surface: PictureSurface): void {
    const { probe } = this;
    if (this.drawnAtMs !== null) remember(probe.recentFrameIntervals, startMs - this.drawnAtMs);
    this.drawnAtMs = startMs;
    probe.displayedFrames += 1;
    probe.lastFrameId = frame.frameId;
    probe.lastCapturedAtMs = frame.capturedAtMs;
    probe.pictureRect = surface.pictureRect;
    remember(probe.recentPictureMs, performance.now() - startMs);
  }

  private reportOverlay({ standing }: OverlaySurface): void {
    this.probe.overlayDrawn = standing !== null;
    this.probe.drawnBox = standing?.box ?? null;
    if (standing !== null) this.probe.lastEvidenceFrameId = standing.evidence.prediction.frameId;
  }

  /** Judges what stands on the canvas, not what was decided: an overlay left behind would show here. */
  private reportEvidence(frame: FrameMessage): void {
    const evidence = this.surfaces?.overlay.standing?.evidence;
    if (evidence === undefined) return;
    const { prediction, validForMs } = evidence;
    remember(this.probe.evidenceAgeFrames, frame.frameId - prediction.frameId);
    if (frame.capturedAtMs - prediction.capturedAtMs > validForMs) this.probe.staleDrawn += 1;
  }
}

function nameOf({ source }: LiveStatus): string | null {
  return source.state === 'noSource' ? null : source.name;
}
