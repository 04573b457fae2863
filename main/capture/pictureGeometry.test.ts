import { describe, expect, it } from 'vitest';
import { FieldOfViewError } from './captureErrors';
import { displaySize, givenFieldOfView, squareSize, wholeFrame } from './pictureGeometry';
import type { ProbedVideo } from './probeParser';

const frame = { width: 1280, height: 720 };

function video(width: number, height: number, pixelAspect: number): ProbedVideo {
  return {
    size: { width, height },
    framesPerSecond: 25,
    interlaced: false,
    durationMs: null,
    pixelAspect,
    color: { pixelFormat: 'yuv420p', range: null, matrix: null },
  };
}

describe('picture geometry', () => {
  it('makes pixels square', () => {
    expect(squareSize(video(720, 576, 16 / 15))).toEqual({ width: 768, height: 576 });
    expect(squareSize(video(720, 480, 8 / 9))).toEqual({ width: 640, height: 480 });
    expect(squareSize(video(641, 480, 1))).toEqual({ width: 641, height: 480 });
    expect(squareSize(video(1280, 720, 1.001))).toEqual(frame);
  });

  it('crops one row or column from odd sizes', () => {
    expect(wholeFrame({ width: 641, height: 481 }).rect).toEqual({
      x: 0,
      y: 0,
      width: 640,
      height: 480,
    });
  });

  it('fits large pictures into 1920 × 1080', () => {
    expect(displaySize({ width: 1920, height: 1080 })).toEqual({ width: 1920, height: 1080 });
    expect(displaySize({ width: 3840, height: 2160 })).toEqual({ width: 1920, height: 1080 });
    expect(displaySize({ width: 2048, height: 2048 })).toEqual({ width: 1080, height: 1080 });
    expect(displaySize({ width: 100, height: 1600 })).toEqual({ width: 66, height: 1080 });
  });

  it('takes a given box on even numbers inside it', () => {
    const rect = (x: number, y: number, width: number, height: number) =>
      givenFieldOfView({ x, y, width, height }, frame, 'a.mp4').rect;
    expect(rect(0, 0, 1280, 720)).toEqual({ x: 0, y: 0, width: 1280, height: 720 });
    expect(rect(301, 11, 801, 601)).toEqual({ x: 302, y: 12, width: 800, height: 600 });
  });

  it('keeps the cuts of what is given, none longer than its side', () => {
    const cut = (widthPx: number, heightPx: number) => ({ widthPx, heightPx });
    const given = {
      rect: { x: 301, y: 12, width: 100, height: 80 },
      corners: {
        topLeft: cut(10, 12),
        topRight: cut(500, 12),
        bottomRight: cut(0, 0),
        bottomLeft: cut(3, 900),
      },
    };
    const { rect, corners } = givenFieldOfView(given, frame, 'a.mp4');
    expect(rect).toEqual({ x: 302, y: 12, width: 98, height: 80 });
    expect(corners.topLeft).toEqual(cut(10, 12));
    expect(corners.topRight).toEqual(cut(98, 12));
    expect(corners.bottomLeft).toEqual(cut(3, 80));
  });

  it.each([
    [-2, 0, 100, 100],
    [0, 0, 1282, 720],
    [1200, 600, 100, 200],
    [10, 10, 0, 10],
    [10, 10, 1, 10],
    [NaN, 0, 10, 10],
  ])('refuses the box %d,%d,%d,%d by name', (x, y, width, height) => {
    const give = () => givenFieldOfView({ x, y, width, height }, frame, 'a.mp4');
    expect(give).toThrow(FieldOfViewError);
    expect(give).toThrow(/“a\.mp4”, whose frames are 1280 × 720/);
  });
});
