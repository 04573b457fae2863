import { describe, expect, it } from 'vitest';
import type { Size } from '../geometry';
import { boxInFrame, boxOnPicture, fitFrame } from './fitFrame';

const stagesCss: readonly Size[] = [
  { width: 968, height: 648 },
  { width: 1453, height: 991 },
  { width: 700, height: 900 },
  { width: 2923, height: 2016 },
];
const frames: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 720, height: 576 },
  { width: 1350, height: 1080 },
  { width: 332, height: 480 },
];
const cases = stagesCss.flatMap((stage) =>
  [1, 1.5, 2].flatMap((devicePixelRatio) =>
    frames.map((frame) => ({
      frame,
      devicePixelRatio,
      view: {
        width: Math.round(stage.width * devicePixelRatio),
        height: Math.round(stage.height * devicePixelRatio),
      },
    })),
  ),
);

describe('fitFrame', () => {
  it.each(cases)('fills $view with $frame on whole device pixels', ({ frame, view }) => {
    const picture = fitFrame(frame, view);
    expect(Object.values(picture).every(Number.isInteger)).toBe(true);
    expect(picture.x).toBeGreaterThanOrEqual(0);
    expect(picture.y).toBeGreaterThanOrEqual(0);
    expect(picture.x + picture.width).toBeLessThanOrEqual(view.width);
    expect(picture.y + picture.height).toBeLessThanOrEqual(view.height);
    // One direction is filled, and the aspect is off by no more than the rounding of the other.
    const scale = Math.min(view.width / frame.width, view.height / frame.height);
    expect(picture.width === view.width || picture.height === view.height).toBe(true);
    expect(Math.abs(picture.width - frame.width * scale)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(picture.height - frame.height * scale)).toBeLessThanOrEqual(0.5);
    // Centred: the two borders differ by at most the pixel that cannot be halved.
    expect(view.width - picture.width - 2 * picture.x).toBeLessThanOrEqual(1);
    expect(view.height - picture.height - 2 * picture.y).toBeLessThanOrEqual(1);
  });

  it('letterboxes exactly', () => {
    expect(fitFrame({ width: 1280, height: 720 }, { width: 968, height: 648 })).toEqual({
      x: 0,
      y: 51,
      width: 968,
      height: 545,
    });
    expect(fitFrame({ width: 720, height: 576 }, { width: 968, height: 648 })).toEqual({
      x: 79,
      y: 0,
      width: 810,
      height: 648,
    });
  });

  it('answers an empty box for an empty view', () => {
    expect(fitFrame({ width: 720, height: 576 }, { width: 0, height: 648 }).width).toBe(0);
  });
});

describe('boxOnPicture', () => {
  it.each(cases)('stays within half a device pixel of the truth ($view)', ({ frame, view }) => {
    const picture = fitFrame(frame, view);
    const box = { x: 101, y: 53.5, width: 77.25, height: 61 };
    const placed = boxOnPicture(box, frame, picture);
    expect(Object.values(placed).every(Number.isInteger)).toBe(true);
    const back = boxInFrame(placed, frame, picture);
    const halfPixel = (0.5 * frame.width) / picture.width + 1e-9;
    expect(Math.abs(back.x - box.x)).toBeLessThanOrEqual(halfPixel);
    expect(Math.abs(back.x + back.width - box.x - box.width)).toBeLessThanOrEqual(halfPixel);
    const halfPixelDown = (0.5 * frame.height) / picture.height + 1e-9;
    expect(Math.abs(back.y - box.y)).toBeLessThanOrEqual(halfPixelDown);
    expect(Math.abs(back.y + back.height - box.y - box.height)).toBeLessThanOrEqual(halfPixelDown);
  });

  it('puts the whole frame on the whole picture', () => {
    const frame = { width: 720, height: 576 };
    const picture = fitFrame(frame, { width: 1453, height: 991 });
    expect(boxOnPicture({ x: 0, y: 0, ...frame }, frame, picture)).toEqual(picture);
  });
});
