import type { Box } from './geometry';

/** A corner cut off by a straight line, as the legs of the triangle that is missing. Unit: pixels. */
export interface CornerCut {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The endoscopic picture inside a console's frame: a rectangle whose corners may be cut to an
 * octagon. Unit: pixels of the source frame. Nothing outside it reaches inference, disk or renderer.
 */
export interface FieldOfView {
  /** Even `x`, `y`, `width`, `height`, because display frames are I420. */
  readonly rect: Box;
  readonly corners: {
    readonly topLeft: CornerCut;
    readonly topRight: CornerCut;
    readonly bottomRight: CornerCut;
    readonly bottomLeft: CornerCut;
  };
}

/** How the field of view of a source is decided. */
export type FieldOfViewChoice = 'auto' | 'none' | Box;

/**
 * Reads a choice as it is typed: `auto`, `none`, or `x,y,width,height` in whole pixels of the source frame.
 * @returns null for anything else
 */
export function parseFieldOfViewChoice(text: string): FieldOfViewChoice | null {
  if (text === 'auto' || text === 'none') return text;
  const numbers = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(text)?.slice(1).map(Number);
  const [x, y, width, height] = numbers ?? [];
  const isRectangle =
    x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  return isRectangle && width > 0 && height > 0 ? { x, y, width, height } : null;
}

const noCut: CornerCut = { widthPx: 0, heightPx: 0 };

/** A field of view without cut corners. */
export function rectangularFieldOfView(rect: Box): FieldOfView {
  return {
    rect,
    corners: { topLeft: noCut, topRight: noCut, bottomRight: noCut, bottomLeft: noCut },
  };
}
