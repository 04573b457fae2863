import type { Blanking } from '../../../common/blanking';
import type { FieldOfView } from '../../../common/fieldOfView';
import type { Box, Size } from '../../../common/geometry';
import { outsideBlackener } from '../../../common/octagon';
import { coarsen } from './coarsen';

/** Black of the limited range, as display frames have it. */
const blackLuma = 16;
const neutralChroma = 128;

/** What decides which pixels of a display frame may be stored. */
export interface BlankedParts {
  readonly size: Size;
  readonly fieldOfView: FieldOfView;
  readonly blanking: Blanking;
}

/**
 * Copies display frames (I420) without what must not be stored: everything outside the field of view, and text that
 * stands still. While nobody knows yet where such text stands, the whole picture is too coarse to be read. What is to be black is worked out again only when it changes.
 */
export class BlankedCopy {
  private parts: BlankedParts | null = null;
  private blacken: (pixels: Uint8Array) => void = () => undefined;

  /** @param target takes the copy; as long as `pixels` */
  copy(pixels: Uint8Array, target: Uint8Array, parts: BlankedParts): void {
    if (!isSame(this.parts, parts)) {
      this.blacken = blackenerOf(parts);
      this.parts = parts;
    }
    target.set(pixels);
    this.blacken(target);
  }
}

function isSame(a: BlankedParts | null, b: BlankedParts): boolean {
  return (
    a !== null &&
    a.fieldOfView === b.fieldOfView &&
    a.blanking === b.blanking &&
    a.size.width === b.size.width &&
    a.size.height === b.size.height
  );
}

function blackenerOf({ size, fieldOfView, blanking }: BlankedParts) {
  const outside = outsideBlackener(fieldOfView, size, 'i420');
  const { frameSize } = blanking;
  // Areas of another frame size would black out the wrong places.
  const isOfThisSize = frameSize?.width === size.width && frameSize.height === size.height;
  const areas = isOfThisSize ? blanking.areas : [];
  return (pixels: Uint8Array): void => {
    if (blanking.state !== 'ready') coarsen(pixels, size);
    outside(pixels);
    for (const area of areas) blackenArea(pixels, size, area);
  };
}

/** Whole blocks of two by two pixels, so that no colour of the text is left. */
function blackenArea(pixels: Uint8Array, { width, height }: Size, area: Box): void {
  const left = Math.max(0, Math.floor(area.x / 2));
  const top = Math.max(0, Math.floor(area.y / 2));
  const right = Math.min(width / 2, Math.ceil((area.x + area.width) / 2));
  const bottom = Math.min(height / 2, Math.ceil((area.y + area.height) / 2));
  const luma = width * height;
  for (let row = top; row < bottom; row += 1) {
    for (const y of [row * 2, row * 2 + 1]) {
      pixels.fill(blackLuma, y * width + left * 2, y * width + right * 2);
    }
    for (const plane of [luma, luma * 1.25]) {
      const start = plane + (row * width) / 2;
      pixels.fill(neutralChroma, start + left, start + right);
    }
  }
}
