import { type FieldOfViewPresetId, isFieldOfViewPresetId } from './fieldOfViewPresetIds';
import type { Box, Size } from './geometry';

/** A corner cut off by a straight line, as the legs of the triangle that is missing. Unit: pixels. */
export interface CornerCut {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Names of the corners, clockwise. */
export const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
export type CornerName = (typeof cornerNames)[number];

/**
 * The endoscopic picture inside a console's frame: a rectangle whose corners may be cut to an
 * octagon. Unit: pixels of the source frame. Nothing outside it reaches inference, disk or renderer.
 */
export interface FieldOfView {
  /** Even `x`, `y`, `width`, `height`, because display frames are I420. */
  readonly rect: Box;
  readonly corners: Readonly<Record<CornerName, CornerCut>>;
}

/** How the field of view of a source is decided: by looking, the whole frame, a preset, or as given. */
export type FieldOfViewChoice = 'auto' | 'none' | FieldOfViewPresetId | Box | FieldOfView;

/** Whence a field of view is: by a person for this source, by the command line, by looking, or nowhere. */
export type FieldOfViewOrigin = 'confirmed' | 'given' | 'automatic' | 'notFound';

/**
 * Reads a choice as it is typed: `auto`, `none`, the name of a preset, or `x,y,width,height` in whole
 * pixels of the source frame.
 * @returns null for anything else
 */
export function parseFieldOfViewChoice(text: string): FieldOfViewChoice | null {
  if (text === 'auto' || text === 'none' || isFieldOfViewPresetId(text)) return text;
  const numbers = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(text)?.slice(1).map(Number);
  const [x, y, width, height] = numbers ?? [];
  const isRectangle =
    x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  return isRectangle && width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Four corners made from their names. */
export function corners(cut: (name: CornerName) => CornerCut): FieldOfView['corners'] {
  return {
    topLeft: cut('topLeft'),
    topRight: cut('topRight'),
    bottomRight: cut('bottomRight'),
    bottomLeft: cut('bottomLeft'),
  };
}

/** A field of view without cut corners. */
export function rectangularFieldOfView(rect: Box): FieldOfView {
  return { rect, corners: corners(() => ({ widthPx: 0, heightPx: 0 })) };
}

/**
 * The same part of a frame of another size, on even numbers (inwards) so that it can be cropped.
 * @param from size of the frames that `fieldOfView` is given in
 */
export function scaledFieldOfView(fieldOfView: FieldOfView, from: Size, to: Size): FieldOfView {
  if (from.width === to.width && from.height === to.height) return fieldOfView;
  const [horizontal, vertical] = [to.width / from.width, to.height / from.height];
  const { x, y, width, height } = fieldOfView.rect;
  const rect = {
    x: x * horizontal,
    y: y * vertical,
    width: width * horizontal,
    height: height * vertical,
  };
  return {
    rect: evenInside(rect),
    corners: corners((name) => ({
      widthPx: Math.round(fieldOfView.corners[name].widthPx * horizontal),
      heightPx: Math.round(fieldOfView.corners[name].heightPx * vertical),
    })),
  };
}

/** The largest box of even numbers from 0 inside a box. Rounding noise of a hair's breadth is forgiven. */
export function evenInside({ x, y, width, height }: Box): Box {
  const left = Math.max(0, Math.ceil(x / 2 - 1e-9) * 2);
  const top = Math.max(0, Math.ceil(y / 2 - 1e-9) * 2);
  return {
    x: left,
    y: top,
    width: Math.floor((x + width - left) / 2 + 1e-9) * 2,
    height: Math.floor((y + height - top) / 2 + 1e-9) * 2,
  };
}
