import type { FieldOfView } from './fieldOfView';
import type { FieldOfViewPresetId } from './fieldOfViewPresetIds';
import type { Size } from './geometry';

/**
 * Where a console shows its picture, as shares of the signal's frame; the cuts as shares of the
 * picture's width and height. All presets are starting points for a person who adjusts them on the
 * picture, whatever their basis.
 */
interface PresetGeometry {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cutWidth: number;
  readonly cutHeight: number;
  /** `observed` on pictures of such consoles, or `assumed` because no such picture was at hand. */
  readonly basis: 'observed' | 'assumed';
}

/**
 * Rectangle: `kvasir_0980` of Kvasir-SEG (CC BY 4.0), the only one of 66 labelled pictures that shows
 * a whole screen: 41,19,556,474 of 640 × 512, which is the middle. Its shape, 1.17, is that of the other
 * pictures (median 1.16), and 622 × 530, the most frequent crop, is the same share of 720 × 576, the
 * size that the set's authors name. Cuts: the medians over the 66, 0.199 and 0.230. The labels are in
 * `main/capture/fixtures/kvasirFieldsOfView.json`. The set names Olympus as the maker but no console;
 * that they are of the EXERA line, which is the one sold in Europe, is likely and not known.
 */
const exera: PresetGeometry = {
  x: 41 / 640,
  y: 19 / 512,
  width: 556 / 640,
  height: 474 / 512,
  cutWidth: 0.199,
  cutHeight: 0.23,
  basis: 'observed',
};

const geometries: Readonly<Record<FieldOfViewPresetId, PresetGeometry>> = {
  exera,
  /** No picture of this console was at hand: the screen of its sister line, for the same kind of signal. */
  'lucera-260-sd': { ...exera, basis: 'assumed' },
  /**
   * No picture of this console was at hand: a picture of the shape that the SD screens have (1.17), in
   * the middle of a frame of 16:9 and as high as there.
   */
  'lucera-260-hd': {
    ...exera,
    x: (1 - (exera.height * 1.17 * 9) / 16) / 2,
    width: (exera.height * 1.17 * 9) / 16,
    basis: 'assumed',
  },
};

/** Whether a preset comes from pictures of such consoles or is only assumed. */
export function presetBasis(id: FieldOfViewPresetId): 'observed' | 'assumed' {
  return geometries[id].basis;
}

/** A preset in a frame with square pixels, in whole even pixels. Unit: pixels of the frame. */
export function presetFieldOfView(id: FieldOfViewPresetId, frame: Size): FieldOfView {
  const { x, y, width, height, cutWidth, cutHeight } = geometries[id];
  const even = (share: number, whole: number): number => Math.round((share * whole) / 2) * 2;
  const rect = {
    x: even(x, frame.width),
    y: even(y, frame.height),
    width: Math.max(2, even(width, frame.width)),
    height: Math.max(2, even(height, frame.height)),
  };
  const cut = {
    widthPx: Math.round(cutWidth * rect.width),
    heightPx: Math.round(cutHeight * rect.height),
  };
  return { rect, corners: { topLeft: cut, topRight: cut, bottomRight: cut, bottomLeft: cut } };
}
