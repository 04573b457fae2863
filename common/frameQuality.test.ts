import { describe, expect, it } from 'vitest';
import { frameQuality } from './frameQuality';

const side = 256;
const size = { width: side, height: side };
type Colour = readonly [red: number, green: number, blue: number];

/** A picture from a function of column and row. */
function picture(colourAt: (x: number, y: number) => Colour): Uint8Array {
  const pixels = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) pixels.set(colourAt(x, y), (y * side + x) * 3);
  }
  return pixels;
}

/** Fine folds and a coarse shade, of an amplitude that is a share of the mean. */
function relief(x: number, y: number): number {
  return 0.65 + 0.1 * Math.sin(x / 40) + 0.25 * Math.sin(x / 1.2) * Math.sin(y / 1.2);
}

const mucosa: Colour = [200, 110, 90];
const shaded = ([red, green, blue]: Colour, light: number): Colour => [
  red * light,
  green * light,
  blue * light,
];
const black: Colour = [0, 0, 0];
const tissue = picture((x, y) => shaded(mucosa, relief(x, y)));
/** The corners of an octagon, a fifth of the picture each. */
const isCorner = (x: number, y: number): boolean =>
  Math.min(x, side - 1 - x) + Math.min(y, side - 1 - y) < side / 5;

describe('frameQuality', () => {
  it('takes sharp, lit tissue', () => {
    const quality = frameQuality(tissue, size);
    expect(quality.verdict).toBe('usable');
    expect(quality.litShare).toBe(1);
    expect(quality.tissueShare).toBe(1);
  });

  it('measures light in levels of luma, from the bright tenth', () => {
    const [low, high]: [Colour, Colour] = [
      [80, 80, 80],
      [150, 150, 150],
    ];
    const quality = frameQuality(
      picture((x) => (x < side * 0.85 ? low : high)),
      size,
    );
    expect(quality.brightness).toBe(150);
  });

  it('calls tissue four stops down dark, and no light at all too', () => {
    const fourStops = 2 ** (-4 / 2.2);
    const dark = frameQuality(
      tissue.map((value) => value * fourStops),
      size,
    );
    expect(dark.verdict).toBe('dark');
    const none = frameQuality(new Uint8Array(side * side * 3), size);
    expect(none).toMatchObject({ verdict: 'dark', litShare: 0, brightness: 0, sharpness: 0 });
  });

  it('takes a view down the lumen, dark but for its wall', () => {
    const lumen = picture((x, y) => {
      const depth = Math.hypot(x - 128, y - 128) < 80 ? 0.05 : 1;
      return shaded(mucosa, depth * relief(x, y));
    });
    expect(frameQuality(lumen, size).verdict).toBe('usable');
  });

  it.each([
    ['a grey room', [150, 150, 150]],
    ['linen', [240, 232, 225]],
    ['a green drape', [60, 140, 110]],
    ['a blue picture', [60, 90, 200]],
  ] as const)('calls %s out of body', (_, colour) => {
    const room = picture((x, y) => shaded(colour, relief(x, y)));
    expect(frameQuality(room, size)).toMatchObject({ verdict: 'outOfBody', tissueShare: 0 });
  });

  it('calls smooth tissue blurred, whatever its contrast', () => {
    for (const contrast of [0, 0.05, 0.15, 0.3]) {
      const soft = picture((x, y) =>
        shaded(mucosa, 0.6 + contrast * Math.sin(x / 12) * Math.sin(y / 12)),
      );
      expect(frameQuality(soft, size).verdict, `${contrast}`).toBe('blurred');
    }
  });

  it('does not take the noise of a sensor for detail', () => {
    let state = 1;
    const noise = () => {
      state = (state * 48271) % 2147483647;
      return (state / 2147483647 - 0.5) * 0.05;
    };
    const soft = picture((x, y) =>
      shaded(mucosa, 0.6 + 0.3 * Math.sin(x / 12) * Math.sin(y / 12) + noise()),
    );
    expect(frameQuality(soft, size).verdict).toBe('blurred');
  });

  it('calls tissue smeared in one direction blurred', () => {
    const smeared = picture((x, y) => shaded(mucosa, relief(0, y) + 0.15 * Math.sin(x / 14)));
    expect(frameQuality(smeared, size).verdict).toBe('blurred');
  });

  it('does not take the octagon nor highlights for detail', () => {
    const soft = (x: number, y: number) => shaded(mucosa, 0.7 + 0.2 * Math.sin(x / 12 + y / 12));
    const isGlint = (x: number, y: number) => x % 32 < 3 && y % 32 < 3;
    const glinting = picture((x, y) => {
      if (isCorner(x, y)) return black;
      return isGlint(x, y) ? [255, 255, 255] : soft(x, y);
    });
    expect(frameQuality(glinting, size).verdict).toBe('blurred');
  });

  it('measures the same inside an octagon as without one', () => {
    const whole = frameQuality(tissue, size);
    const cut = frameQuality(
      picture((x, y) => (isCorner(x, y) ? black : shaded(mucosa, relief(x, y)))),
      size,
    );
    expect(cut.litShare).toBeCloseTo(1 - 2 / 25, 1);
    expect(cut.brightness).toBeCloseTo(whole.brightness, -1);
    expect(cut.sharpness).toBeCloseTo(whole.sharpness, 1);
    expect(cut.verdict).toBe('usable');
  });

  it('finds nothing in a picture too small to have detail', () => {
    expect(frameQuality(Uint8Array.of(200, 110, 90), { width: 1, height: 1 })).toMatchObject({
      sharpness: 0,
      verdict: 'blurred',
    });
  });

  it('refuses bytes that are not the picture', () => {
    expect(() => frameQuality(new Uint8Array(10), size)).toThrow(RangeError);
  });
});
