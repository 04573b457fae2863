import { frameByteLength } from '../../common/frame';
import type { FrameMessage } from '../../common/framePort';
import type { Box, Size } from '../../common/geometry';
import { fitFrame } from '../../common/overlay/fitFrame';

/** Capture brings every source to BT.709 with video levels, whatever the source had. */
const displayColorSpace: VideoColorSpaceInit = {
  matrix: 'bt709',
  primaries: 'bt709',
  transfer: 'bt709',
  fullRange: false,
};

/**
 * Draws frames on the picture canvas, whose backing store has the view's device pixels. Knows the
 * frame that is on the screen, so that a resize while the source pauses does not lose the picture.
 */
export class PictureSurface {
  private readonly context: CanvasRenderingContext2D;
  private shown: FrameMessage | null = null;
  private rect: Box = { x: 0, y: 0, width: 0, height: 0 };

  constructor(canvas: HTMLCanvasElement) {
    this.context = contextOf(canvas, { alpha: false });
  }

  /** The frame on the screen; null before the first and after {@link clear}. */
  get frame(): FrameMessage | null {
    return this.shown;
  }

  /** Where the picture lies, in device pixels of the canvas. */
  get pictureRect(): Box {
    return this.rect;
  }

  /**
   * Draws a frame.
   * @throws RangeError when its pixels do not fill it
   */
  draw(frame: FrameMessage): void {
    if (frame.pixels.length !== frameByteLength('i420', frame)) {
      throw new RangeError(`Frame ${frame.frameId} has ${frame.pixels.length} bytes.`);
    }
    const sizeChanged = this.shown?.width !== frame.width || this.shown.height !== frame.height;
    this.shown = frame;
    if (sizeChanged) this.place(frame);
    this.paint(frame);
  }

  /** Sets the backing store to the view's device pixels and draws the shown frame again. */
  resize({ width, height }: Size): void {
    this.context.canvas.width = width;
    this.context.canvas.height = height;
    if (this.shown === null) return;
    this.place(this.shown);
    this.paint(this.shown);
  }

  /** Black. */
  clear(): void {
    this.shown = null;
    this.blacken();
  }

  private place(frame: Size): void {
    this.rect = fitFrame(frame, this.context.canvas);
    this.blacken();
  }

  private blacken(): void {
    this.context.fillStyle = '#000';
    this.context.fillRect(0, 0, this.context.canvas.width, this.context.canvas.height);
  }

  private paint(frame: FrameMessage): void {
    const { width, height } = this.rect;
    if (width > 0 && height > 0) drawFrame(this.context, frame, this.rect);
  }
}

/** Draws a frame into a box of a canvas. */
export function drawFrame(
  context: CanvasRenderingContext2D,
  frame: FrameMessage,
  { x, y, width, height }: Box,
): void {
  const picture = new VideoFrame(frame.pixels, {
    format: 'I420',
    codedWidth: frame.width,
    codedHeight: frame.height,
    timestamp: Math.round(frame.mediaTimeMs * 1000),
    colorSpace: displayColorSpace,
  });
  try {
    context.drawImage(picture, x, y, width, height);
  } finally {
    picture.close();
  }
}

/**
 * The 2D context of a canvas.
 * @throws Error when the browser has none left
 */
export function contextOf(
  canvas: HTMLCanvasElement,
  settings: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', settings);
  if (context === null) throw new Error('The browser gave no 2D canvas.');
  return context;
}
