import type { FrameMessage } from '../../common/framePort';
import { defaultOverlaySettings, type OverlaySettings } from '../../common/overlaySettings';
import type { AttentionEvidence, LiveStatus, OverlayEvidence } from '../../common/status';
import type { DisplayedFrame } from '../overlay/admission';
import type { OverlayScene } from '../overlay/overlayPainter';
import { DrawScheduler } from './drawScheduler';
import { type AdmittedEvidence, EvidenceBoard } from './evidenceBoard';
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
  private readonly board = new EvidenceBoard();
  private settings: OverlaySettings = defaultOverlaySettings;
  private isWithheld = false;
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
    this.board.setEvidence(evidence);
    if (evidence === null) this.refreshOverlay();
    else this.scheduler.request();
  }

  /** Where the difficulty's estimate looked last; null clears it at once. */
  setAttention(attention: AttentionEvidence | null): void {
    this.board.setAttention(attention);
    if (attention === null) this.refreshOverlay();
    else this.scheduler.request();
  }

  /** Whether the one map above the picture is the attention's; drawn at once. */
  showAttention(isShown: boolean): void {
    this.board.showAttention(isShown);
    this.refreshOverlay();
  }

  /** Nothing of the AI stands above the picture while this holds, whatever the settings say. */
  withholdOverlay(isWithheld: boolean): void {
    if (isWithheld === this.isWithheld) return;
    this.isWithheld = isWithheld;
    this.refreshOverlay();
  }

  /** Mode and opacity; drawn at once. */
  setOverlaySettings(settings: OverlaySettings): void {
    this.settings = settings;
    this.refreshOverlay();
    if (this.surfaces !== null) this.report.overlaySettingsDrawn(Date.now());
  }

  /** The state of source and AI; a source or an AI that ends or fails takes its overlay along. */
  setStatus(status: LiveStatus): void {
    this.board.setStatus(status);
    if (statesWithoutPicture.has(status.source.state)) this.surfaces?.picture.clear();
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
    if (frame.frameId < (picture.frame?.frameId ?? 0)) this.board.drop();
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
    const admitted = this.board.admitted(this.displayedFrame(), performance.now());
    const { remainingMs } = admitted;
    const mayShow = remainingMs !== null && !this.isWithheld;
    const isShown = mayShow && this.attempt(() => this.show(admitted, surfaces));
    if (isShown) this.expiry = window.setTimeout(() => this.expire(), remainingMs);
    else surfaces.overlay.clear();
    this.report.overlayStands(surfaces.overlay.standing);
  }

  private displayedFrame(): DisplayedFrame | null {
    const frame = this.surfaces?.picture.frame ?? null;
    return frame && { capturedAtMs: frame.capturedAtMs, drawnAtMs: this.drawnAtMs };
  }

  private show({ evidence, attention }: AdmittedEvidence, { picture, overlay }: Surfaces): void {
    const { frame, pictureRect } = picture;
    if (frame === null) return;
    const startMs = performance.now();
    const label = evidence === null ? '' : this.labelOf(evidence.prediction.peak);
    const { showsAttention } = this.board;
    const drawing = { settings: this.settings, label, frame, picture: pictureRect };
    const isPainted = overlay.show({ evidence, attention, showsAttention, ...drawing });
    if (isPainted) this.report.overlayPainted(overlay.standing, performance.now() - startMs);
  }

  private expire(): void {
    this.board.dropOutdated(this.displayedFrame(), performance.now());
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
