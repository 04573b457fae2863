/** A colour in CIELAB (D65): `l` 0 to 100; `a` green to red, `b` blue to yellow. */
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** A colour in sRGB, each channel 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Reference white D65, 2 degree observer (CIE 15). */
const white = { x: 0.95047, y: 1, z: 1.08883 };
const threshold = 6 / 29;

/** sRGB (IEC 61966-2-1) to CIELAB (CIE 15). */
export function labFromRgb([red, green, blue]: Rgb): Lab {
  const r = linearFromSrgb(red / 255);
  const g = linearFromSrgb(green / 255);
  const b = linearFromSrgb(blue / 255);
  const fx = compress((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / white.x);
  const fy = compress((0.2126729 * r + 0.7151522 * g + 0.072175 * b) / white.y);
  const fz = compress((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / white.z);
  return { l: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz) };
}

/** CIELAB to sRGB; colours outside sRGB are clipped per channel. */
export function rgbFromLab({ l, a, b }: Lab): Rgb {
  const fy = (l + 16) / 116;
  const x = white.x * expand(fy + a / 500);
  const y = white.y * expand(fy);
  const z = white.z * expand(fy - b / 200);
  return [
    toByte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    toByte(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    toByte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
}

/** Difference of two colours as CIE 1976 defines it; about 2.3 is just noticeable. */
export function colorDifference(one: Lab, other: Lab): number {
  return Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);
}

function linearFromSrgb(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function toByte(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const value = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}

function compress(ratio: number): number {
  return ratio > threshold ** 3 ? Math.cbrt(ratio) : ratio / (3 * threshold ** 2) + 4 / 29;
}

function expand(value: number): number {
  return value > threshold ? value ** 3 : 3 * threshold ** 2 * (value - 4 / 29);
}
