import type { FrameMessage } from '../../common/framePort';
import { defaultOverlaySettings, type OverlaySettings } from '../../common/overlaySettings';
import type { LiveStatus, OverlayEvidence } from '../../common/status';
import {
  type Admission,
  admit,
  aiMayShowEvidence,
  sourceMayShowEvidence,
} from '../overlay/admission';
import type { OverlayScene } from '../overlay/overlayPainter';
import { DrawScheduler } from './drawScheduler';
import { FrameReceiver } from './frameReceiver';
import { OverlaySurface } from './overlaySurface';
import { PictureSurface } from './pictureSurface';
import type { AmpullaProbe } from './probe';
import { type DrawObserver, ProbeWriter } from './probeWriter';
import { type StageExtent, watchStage } from './stageSize';
import type { SourceState } from './words';

/** The two canvases and the element whose size they take. */
export interface PlayerElements {
  readonly stage: Element;
  readonly picture: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
}

interface Surfaces {
  readonly picture: PictureSurface;
  readonly overlay: OverlaySurface;
}

/** The picture on the screen with what stands above it. */
export interface DrawnPicture {
  readonly frame: FrameMessage;
  /** Null while nothing is drawn above the picture. */
  readonly overlay: OverlayScene | null;
  readonly settings: OverlaySettings;
}

/** In these states the last picture must not stand. */
const statesWithoutPicture: ReadonlySet<SourceState> = new Set([
  'noSource',
  'lost',
  'reconnecting',
]);

/**
 * Draws video and overlay, outside React. Owns the frame port, the canvases' contents and the
 * timer that ends an overlay when frames stop. The picture never waits for the overlay: each frame
 * is drawn and credited first, and an overlay that fails is counted and left out.
 */
export class FramePlayer {
  private readonly report: ProbeWriter;
  private readonly labelOf: (peakProbability: number) => string;
  private readonly scheduler = new DrawScheduler(() => this.drawNext());
  private readonly receiver = new FrameReceiver(() => this.scheduler.request());
  private surfaces: Surfaces | null = null;
  private evidence: OverlayEvidence | null = null;
  private settings: OverlaySettings = defaultOverlaySettings;
  private status: LiveStatus | null = null;
  private drawnAtMs = 0;
  private expiry: number | null = null;

  /**
   * @param probe where the player reports what it really drew
   * @param labelOf the words beside the box, in the language of the moment
   */
  constructor(probe: AmpullaProbe, labelOf: (peakProbability: number) => string) {
    this.report = new ProbeWriter(probe);
    this.labelOf = labelOf;
  }

  /** What is on the screen at this moment; null without a picture. */
  get drawn(): DrawnPicture | null {
    const frame = this.surfaces?.picture.frame ?? null;
    if (frame === null) return null;
    const overlay = this.surfaces?.overlay.standing?.scene ?? null;
    return { frame, overlay, settings: this.settings };
  }

  /** Takes over the port on which main sends frames. */
  acceptPort(port: MessagePort): void {
    this.receiver.accept(port);
  }

  /** Starts to draw on these elements; the returned function ends it. */
  attach({ stage, picture, overlay }: PlayerElements): () => void {
    this.surfaces = { picture: new PictureSurface(picture), overlay: new OverlaySurface(overlay) };
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

  /** Mode and opacity; drawn at once. */
  setOverlaySettings(settings: OverlaySettings): void {
    this.settings = settings;
    this.refreshOverlay();
    if (this.surfaces !== null) this.report.overlaySettingsDrawn(Date.now());
  }

  /** The state of source and AI; a source or an AI that ends or fails takes its overlay along. */
  setStatus(status: LiveStatus): void {
    const { source, ai } = status;
    const isAnotherSource = this.status !== null && nameOf(status) !== nameOf(this.status);
    this.status = status;
    if (isAnotherSource || !sourceMayShowEvidence(source.state) || !aiMayShowEvidence(ai.state)) {
      this.evidence = null;
    }
    if (statesWithoutPicture.has(source.state)) this.surfaces?.picture.clear();
    this.refreshOverlay();
  }

  /** Lets somebody see every drawing from now on. */
  observe(observer: DrawObserver): void {
    this.report.observe(observer);
  }

  dispose(): void {
    this.receiver.dispose();
    this.scheduler.dispose();
    this.stopExpiry();
  }

  private drawNext(): void {
    this.report.superseded(this.receiver.supersededCount);
    if (this.surfaces === null) return;
    const frame = this.receiver.take();
    if (frame !== null) this.drawFrame(frame, this.surfaces.picture);
    this.refreshOverlay();
    if (frame !== null) this.report.frameUnderOverlay(frame, this.surfaces.overlay.standing);
    if (this.receiver.hasWaiting) this.scheduler.request();
  }

  private drawFrame(frame: FrameMessage, picture: PictureSurface): void {
    // Frames count up within one source; a smaller number is another source.
    if (frame.frameId < (picture.frame?.frameId ?? 0)) this.evidence = null;
    const startMs = performance.now();
    const drawn = this.attempt(() => picture.draw(frame));
    this.receiver.credit(frame);
    if (!drawn) return;
    this.drawnAtMs = performance.now();
    this.report.frameDrawn(frame, startMs, this.drawnAtMs);
    this.report.pictureAt(picture.pictureRect);
  }

  private refreshOverlay(): void {
    this.stopExpiry();
    if (this.surfaces === null) return;
    const { surfaces } = this;
    const { picture, overlay } = surfaces;
    const admission = this.admission(picture.frame);
    const shown = admission.admitted && this.attempt(() => this.showEvidence(surfaces));
    if (!shown) overlay.clear();
    else this.expiry = window.setTimeout(() => this.expire(), admission.remainingMs);
    this.report.overlayStands(overlay.standing);
  }

  private admission(frame: FrameMessage | null): Admission {
    return admit({
      frame:
        frame === null ? null : { capturedAtMs: frame.capturedAtMs, drawnAtMs: this.drawnAtMs },
      evidence: this.evidence,
      sourceState: this.status?.source.state ?? 'noSource',
      aiState: this.status?.ai.state ?? 'off',
      nowMs: performance.now(),
    });
  }

  private showEvidence({ picture: { frame, pictureRect }, overlay }: Surfaces): void {
    const { evidence, settings } = this;
    if (frame === null || evidence === null) return;
    const startMs = performance.now();
    const label = this.labelOf(evidence.prediction.peak);
    const painted = overlay.show({ evidence, settings, label, frame, picture: pictureRect });
    if (painted) this.report.overlayPainted(overlay.standing, performance.now() - startMs);
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
    this.report.pictureAt(picture.pictureRect);
    this.refreshOverlay();
  }

  /** Runs a piece of drawing; a failure is counted and never stops the picture. */
  private attempt(draw: () => void): boolean {
    try {
      draw();
      return true;
    } catch (error) {
      this.report.failed();
      console.error('Drawing failed.', error);
      return false;
    }
  }
}

function nameOf({ source }: LiveStatus): string | null {
  return source.state === 'noSource' ? null : source.name;
}
