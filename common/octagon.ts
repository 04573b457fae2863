import type { CornerCut, FieldOfView } from './fieldOfView';
import type { PixelFormat } from './frame';
import type { Size } from './geometry';

/**
 * The part of an output picture that lies inside a field of view: row `y` holds picture in columns
 * `starts[y]` to `ends[y]`, the end not included. Empty rows have equal start and end.
 */
export interface OctagonMask extends Size {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Black of the limited range, as display frames have it. */
const blackLuma = 16;
const neutralChroma = 128;

/**
 * Extents of a field of view in a picture of the given size that shows its `rect` from edge to edge.
 * A pixel is inside when its centre is.
 */
export function octagonMask(fieldOfView: FieldOfView, { width, height }: Size): OctagonMask {
  const { rect, corners } = fieldOfView;
  const scale = { x: width / rect.width, y: height / rect.height };
  const starts = new Int32Array(height);
  const ends = new Int32Array(height);
  for (let y = 0; y < height; y += 1) {
    const fromTop = y + 0.5;
    const fromBottom = height - fromTop;
    const left = Math.max(
      cutAt(corners.topLeft, fromTop, scale),
      cutAt(corners.bottomLeft, fromBottom, scale),
    );
    const right = Math.max(
      cutAt(corners.topRight, fromTop, scale),
      cutAt(corners.bottomRight, fromBottom, scale),
    );
    const start = Math.min(width, firstCentreFrom(left));
    starts[y] = start;
    ends[y] = Math.max(start, width - firstCentreFrom(right));
  }
  return { width, height, starts, ends };
}

/** Width that a corner's cut takes away at a distance from the horizontal edge, in output pixels. */
function cutAt(
  { widthPx, heightPx }: CornerCut,
  distance: number,
  scale: { x: number; y: number },
) {
  const heightHere = heightPx * scale.y;
  if (heightHere <= 0 || distance >= heightHere) return 0;
  return widthPx * scale.x * (1 - distance / heightHere);
}

/** Number of pixels whose centres lie before a position; forgives rounding of a hair's breadth. */
function firstCentreFrom(position: number): number {
  return Math.max(0, Math.ceil(position - 0.5 - 1e-9));
}

/** Bytes `begin` to `end` of a picture, the end not included, that are to hold `value`. */
interface Span {
  readonly begin: number;
  readonly end: number;
  readonly value: number;
}

/**
 * A function that makes everything outside a field of view black, in place, in pictures of one size
 * and format. What is to be written is worked out once: a call costs as much as the corners are large.
 */
export function outsideBlackener(
  fieldOfView: FieldOfView,
  size: Size,
  pixelFormat: PixelFormat,
): (pixels: Uint8Array) => void {
  const spans = outsideSpans(octagonMask(fieldOfView, size), pixelFormat);
  return (pixels) => {
    for (const { begin, end, value } of spans) pixels.fill(value, begin, end);
  };
}

function outsideSpans(mask: OctagonMask, pixelFormat: PixelFormat): Span[] {
  switch (pixelFormat) {
    case 'i420':
      return i420Spans(mask);
    case 'rgb24':
      return planeSpans(mask, 0, 3, 0);
  }
}

/**
 * Chroma samples cover two by two pixels. A block that reaches outside is black as a whole, so that
 * nothing outside keeps a trace and nothing inside loses its colour alone.
 */
function i420Spans(mask: OctagonMask): Span[] {
  const chroma = halved(mask);
  const lumaLength = mask.width * mask.height;
  return [
    ...planeSpans(doubled(chroma), 0, 1, blackLuma),
    ...planeSpans(chroma, lumaLength, 1, neutralChroma),
    ...planeSpans(chroma, lumaLength * 1.25, 1, neutralChroma),
  ];
}

/** Extents of two by two blocks that lie inside as a whole. */
function halved({ width, height, starts, ends }: OctagonMask): OctagonMask {
  const rows = Array.from({ length: height / 2 }, (_, row) => row * 2);
  const halfStarts = Int32Array.from(rows, (y) =>
    Math.ceil(Math.max(starts[y] ?? 0, starts[y + 1] ?? 0) / 2),
  );
  const halfEnds = Int32Array.from(rows, (y, row) =>
    Math.max(halfStarts[row] ?? 0, Math.floor(Math.min(ends[y] ?? 0, ends[y + 1] ?? 0) / 2)),
  );
  return { width: width / 2, height: height / 2, starts: halfStarts, ends: halfEnds };
}

function doubled({ width, height, starts, ends }: OctagonMask): OctagonMask {
  const twice = (values: Int32Array) =>
    Int32Array.from({ length: height * 2 }, (_, y) => 2 * (values[y >> 1] ?? 0));
  return { width: width * 2, height: height * 2, starts: twice(starts), ends: twice(ends) };
}

/** The outside of one plane; neighbouring bytes of two rows become one span. */
function planeSpans(
  { width, height, starts, ends }: OctagonMask,
  offset: number,
  bytesPerPixel: number,
  value: number,
): Span[] {
  const spans: Span[] = [];
  let begin = 0;
  for (let y = 0; y < height; y += 1) {
    const rowStart = y * width;
    const end = rowStart + (starts[y] ?? 0);
    if (end > begin) spans.push(bytes(begin, end));
    begin = rowStart + (ends[y] ?? width);
  }
  if (width * height > begin) spans.push(bytes(begin, width * height));
  return spans;

  function bytes(from: number, to: number): Span {
    return { begin: offset + from * bytesPerPixel, end: offset + to * bytesPerPixel, value };
  }
}
