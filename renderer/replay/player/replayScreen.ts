import type { FrameMessage } from '../../../common/framePort';
import { defaultOverlaySettings, type OverlaySettings } from '../../../common/overlaySettings';
import type { ReplayFrame, ReplayOverlay } from '../../../common/recordings/replayFrame';
import type { AttentionEvidence } from '../../../common/status';
import { DrawScheduler } from '../../live/drawScheduler';
import type { DrawnPicture, PlayerElements } from '../../live/framePlayer';
import { FrameReceiver } from '../../live/frameReceiver';
import { OverlaySurface } from '../../live/overlaySurface';
import { PictureSurface } from '../../live/pictureSurface';
import { type StageExtent, watchStage } from '../../live/stageSize';

type ReplayMessage = ReplayFrame & FrameMessage;

interface Surfaces {
  readonly picture: PictureSurface;
  readonly overlay: OverlaySurface<ReplayOverlay>;
}

/** What stands on the screen, for tests and measurements. */
export interface ReplayProbe {
  frameNumber: number | null;
  /** Null where no overlay is drawn. */
  overlay: ReplayOverlay | null;
  /** The attention map that stands; null where none does. */
  attention: AttentionEvidence | null;
  /** Of the second picture, while two tracks are compared. */
  comparedOverlay: ReplayOverlay | null;
  /** Frames drawn since the window opened. */
  drawnFrames: number;
}

/** Draws recorded frames and what stood above them with the live view's own surfaces, outside React. */
export class ReplayScreen {
  readonly probe: ReplayProbe = {
    frameNumber: null,
    overlay: null,
    attention: null,
    comparedOverlay: null,
    drawnFrames: 0,
  };
  private readonly labelOf: (peakProbability: number) => string;
  private readonly onDrawn: (frame: ReplayFrame) => void;
  private readonly scheduler = new DrawScheduler(() => this.drawNext());
  private readonly receiver = new FrameReceiver<ReplayMessage>(() => this.scheduler.request());
  private surfaces: Surfaces | null = null;
  /** The second picture, while two tracks are compared. */
  private compared: Surfaces | null = null;
  private settings: OverlaySettings = defaultOverlaySettings;
  private shown: ReplayMessage | null = null;

  /**
   * @param labelOf the words beside the box, in the language of the moment
   * @param onDrawn hears of every frame that was drawn
   */
  constructor(labelOf: (peakProbability: number) => string, onDrawn: (frame: ReplayFrame) => void) {
    this.labelOf = labelOf;
    this.onDrawn = onDrawn;
  }

  /** What is on the screen at this moment; null without a picture. */
  get drawn(): (DrawnPicture & { readonly frameNumber: number }) | null {
    const { shown: frame, settings } = this;
    if (frame === null) return null;
    const overlay = this.surfaces?.overlay.standing?.scene ?? null;
    return { frame, overlay, settings, frameNumber: frame.frameNumber };
  }

  /** Takes over the port of a recording that was opened; what the one before it showed goes. */
  acceptPort(port: MessagePort): void {
    this.clear();
    this.receiver.accept(port);
  }

  /** Starts to draw on these elements; the returned function ends it. */
  attach({ stage, picture, overlay }: PlayerElements): () => void {
    this.surfaces = { picture: new PictureSurface(picture), overlay: new OverlaySurface(overlay) };
    const stopWatching = watchStage(stage, (extent) => this.resize(extent));
    if (this.shown !== null) this.surfaces.picture.draw(this.shown);
    this.scheduler.request();
    return () => {
      stopWatching();
      this.surfaces = null;
    };
  }

  /** Draws the same frames with the other track's overlay; the returned function ends it. */
  attachCompared({ stage, picture, overlay }: PlayerElements): () => void {
    const compared = {
      picture: new PictureSurface(picture),
      overlay: new OverlaySurface<ReplayOverlay>(overlay),
    };
    this.compared = compared;
    const stopWatching = watchStage(stage, ({ device, unit }) => {
      compared.picture.resize(device);
      compared.overlay.resize(device, unit);
      this.drawOverlay();
    });
    if (this.shown !== null) compared.picture.draw(this.shown);
    this.scheduler.request();
    return () => {
      stopWatching();
      this.compared = null;
    };
  }

  /** Drawn at once. */
  setOverlaySettings(settings: OverlaySettings): void {
    this.settings = settings;
    this.drawOverlay();
  }

  /** Black, until the next frame. */
  clear(): void {
    this.receiver.dispose();
    this.shown = null;
    this.surfaces?.picture.clear();
    this.surfaces?.overlay.clear();
    this.compared?.picture.clear();
    this.compared?.overlay.clear();
    this.probe.frameNumber = null;
    this.probe.overlay = null;
    this.probe.attention = null;
    this.probe.comparedOverlay = null;
  }

  dispose(): void {
    this.receiver.dispose();
    this.scheduler.dispose();
  }

  private drawNext(): void {
    if (this.surfaces === null) return;
    const frame = this.receiver.take();
    if (frame === null) {
      this.drawOverlay();
      return;
    }
    this.drawFrame(frame, this.surfaces.picture);
    this.receiver.credit(frame);
    if (this.receiver.hasWaiting) this.scheduler.request();
  }

  private drawFrame(frame: ReplayMessage, picture: PictureSurface): void {
    this.shown = frame;
    try {
      picture.draw(frame);
      this.compared?.picture.draw(frame);
    } catch (error) {
      console.error('A recorded frame could not be drawn.', error);
      return;
    }
    this.probe.frameNumber = frame.frameNumber;
    this.probe.drawnFrames += 1;
    // First, because the settings of the moment follow from the frame.
    this.onDrawn(frame);
    this.drawOverlay();
  }

  private drawOverlay(): void {
    if (this.surfaces === null) return;
    this.drawOverlayOn(this.surfaces, this.shown?.overlay ?? null);
    this.probe.overlay = this.surfaces.overlay.standing?.evidence ?? null;
    this.probe.attention = this.surfaces.overlay.standing?.attention ?? null;
    if (this.compared !== null) {
      this.drawOverlayOn(this.compared, this.shown?.compared?.overlay ?? null);
    }
    this.probe.comparedOverlay = this.compared?.overlay.standing?.evidence ?? null;
  }

  private drawOverlayOn({ picture, overlay }: Surfaces, evidence: ReplayOverlay | null): void {
    const { settings, shown: frame } = this;
    // Another track has no attention map: what it says is the ampulla's.
    const attention = overlay === this.surfaces?.overlay ? (frame?.attention ?? null) : null;
    if (frame === null || (evidence === null && attention === null)) {
      overlay.clear();
      return;
    }
    const label = evidence === null ? '' : this.labelOf(evidence.prediction.peak);
    const drawing = { settings, label, frame, picture: picture.pictureRect };
    overlay.show({
      evidence,
      attention: attention?.evidence ?? null,
      showsAttention: attention !== null,
      ...drawing,
    });
  }

  private resize({ device, unit }: StageExtent): void {
    if (this.surfaces === null) return;
    this.surfaces.picture.resize(device);
    this.surfaces.overlay.resize(device, unit);
    this.drawOverlay();
  }
}
