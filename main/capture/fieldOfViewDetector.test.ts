import { describe, expect, it } from 'vitest';
import { type FieldOfView, rectangularFieldOfView } from '../../common/fieldOfView';
import type { Box } from '../../common/geometry';
import { octagonMask } from '../../common/octagon';
import { detectFieldOfView } from './fieldOfViewDetector';
import type { LumaImage } from './lumaImage';

const frame = { width: 1280, height: 720 };

function blackFrame(level = 0): LumaImage {
  return { ...frame, values: new Uint8Array(frame.width * frame.height).fill(level) };
}

/** Paints a picture with uneven light into the field of view. */
function paint(image: LumaImage, { rect, corners }: FieldOfView): LumaImage {
  const mask = octagonMask({ rect, corners }, rect);
  for (let y = 0; y < rect.height; y += 1) {
    for (let x = mask.starts[y] ?? 0; x < (mask.ends[y] ?? 0); x += 1) {
      image.values[(rect.y + y) * image.width + rect.x + x] = 60 + ((x * 7 + y * 13) % 120);
    }
  }
  return image;
}

function fill(image: LumaImage, { x, y, width, height }: Box, level: number): LumaImage {
  for (let row = y; row < y + height; row += 1) {
    const start = row * image.width + x;
    image.values.fill(level, start, start + width);
  }
  return image;
}

/** Strokes three pixels thick, as console fonts have them. */
function writeText(image: LumaImage, left: number, top: number): LumaImage {
  for (let letter = 0; letter < 10; letter += 1) {
    fill(image, { x: left + letter * 14, y: top, width: 3, height: 20 }, 235);
    fill(image, { x: left + letter * 14, y: top + 8, width: 10, height: 3 }, 235);
  }
  return image;
}

const octagon: FieldOfView = {
  rect: { x: 420, y: 40, width: 760, height: 640 },
  corners: {
    topLeft: { widthPx: 120, heightPx: 120 },
    topRight: { widthPx: 150, heightPx: 100 },
    bottomRight: { widthPx: 80, heightPx: 140 },
    bottomLeft: { widthPx: 200, heightPx: 160 },
  },
};

function expectCorners(found: FieldOfView | null, wanted: FieldOfView, tolerancePx: number): void {
  for (const name of ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const) {
    const difference = (leg: 'widthPx' | 'heightPx') =>
      Math.abs((found?.corners[name][leg] ?? NaN) - wanted.corners[name][leg]);
    expect(difference('widthPx'), name).toBeLessThanOrEqual(tolerancePx);
    expect(difference('heightPx'), name).toBeLessThanOrEqual(tolerancePx);
  }
}

describe('detectFieldOfView', () => {
  it('finds a rectangle to the pixel', () => {
    const wanted = rectangularFieldOfView({ x: 322, y: 18, width: 840, height: 684 });
    expect(detectFieldOfView([paint(blackFrame(), wanted)])).toEqual(wanted);
  });

  it('shrinks odd borders to even numbers', () => {
    const odd = rectangularFieldOfView({ x: 301, y: 31, width: 801, height: 601 });
    const found = detectFieldOfView([paint(blackFrame(), odd)]);
    expect(found?.rect).toEqual({ x: 302, y: 32, width: 800, height: 600 });
  });

  it('takes a picture that fills the frame as a whole', () => {
    const whole = rectangularFieldOfView({ x: 0, y: 0, ...frame });
    expect(detectFieldOfView([paint(blackFrame(), whole)])).toEqual(whole);
  });

  it('fits each corner of an octagon on its own', () => {
    const found = detectFieldOfView([paint(blackFrame(), octagon)]);
    expect(found?.rect).toEqual(octagon.rect);
    expectCorners(found, octagon, 2);
  });

  it('ignores text beside the picture and in its cut corners', () => {
    const image = paint(blackFrame(), octagon);
    writeText(writeText(image, 40, 100), 40, 300);
    writeText(image, 1195, 600);
    fill(image, { x: 430, y: 50, width: 14, height: 3 }, 235);
    const found = detectFieldOfView([image]);
    expect(found?.rect).toEqual(octagon.rect);
    expectCorners(found, octagon, 2);
  });

  it('finds the picture on a console that is not quite black, with noise', () => {
    const image = paint(blackFrame(8), octagon);
    for (let index = 0; index < image.values.length; index += 97) {
      image.values[index] = (image.values[index] ?? 0) + 9;
    }
    const found = detectFieldOfView([image]);
    expect(found?.rect).toEqual(octagon.rect);
    expectCorners(found, octagon, 3);
  });

  it('does not take a black inset for a cut corner', () => {
    const wanted = rectangularFieldOfView(octagon.rect);
    const image = paint(blackFrame(), wanted);
    fill(image, { x: 420, y: 480, width: 240, height: 200 }, 0);
    expect(detectFieldOfView([image])).toEqual(wanted);
  });

  it('keeps a lit inset in the corner', () => {
    const image = paint(blackFrame(), octagon);
    fill(image, { x: 420, y: 480, width: 240, height: 200 }, 140);
    const found = detectFieldOfView([image]);
    expect(found?.rect).toEqual(octagon.rect);
    expect(found?.corners.bottomLeft).toEqual({ widthPx: 0, heightPx: 0 });
  });

  it('keeps corners that are only dim', () => {
    const wanted = rectangularFieldOfView(octagon.rect);
    const image = paint(blackFrame(), wanted);
    const { x, y, width, height } = octagon.rect;
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const radius = Math.hypot(column / width - 0.5, row / height - 0.5);
        const level = Math.max(14, 150 * (1 - (radius / 0.62) ** 2));
        image.values[(y + row) * image.width + x + column] = level;
      }
    }
    expect(detectFieldOfView([image])).toEqual(wanted);
  });

  it('joins samples of which none is lit everywhere', () => {
    const { x, y, width, height } = octagon.rect;
    const samples = [0, 1].map((half) => {
      const image = paint(blackFrame(), octagon);
      return fill(image, { x: x + (half * width) / 2, y, width: width / 2, height }, 5);
    });
    const found = detectFieldOfView(samples);
    expect(found?.rect).toEqual(octagon.rect);
    expectCorners(found, octagon, 2);
  });

  it('finds nothing in a dark picture and in text alone', () => {
    expect(detectFieldOfView([blackFrame(12)])).toBeNull();
    expect(detectFieldOfView([writeText(blackFrame(), 40, 100)])).toBeNull();
  });

  it('finds nothing in a menu: a frame of bars, or a strip', () => {
    const bars = blackFrame();
    fill(bars, { x: 200, y: 100, width: 800, height: 60 }, 120);
    fill(bars, { x: 200, y: 100, width: 60, height: 500 }, 120);
    expect(detectFieldOfView([bars])).toBeNull();
    const strip = fill(blackFrame(), { x: 0, y: 300, width: 1280, height: 120 }, 120);
    expect(detectFieldOfView([strip])).toBeNull();
  });

  it('finds small pictures too', () => {
    const image: LumaImage = { width: 64, height: 48, values: new Uint8Array(64 * 48) };
    const wanted = rectangularFieldOfView({ x: 10, y: 6, width: 40, height: 36 });
    expect(detectFieldOfView([paint(image, wanted)])).toEqual(wanted);
  });
});
