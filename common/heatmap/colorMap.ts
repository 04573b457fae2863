import { colorDifference, type Lab, labFromRgb, type Rgb, rgbFromLab } from './cielab';

/** Entries of the colour map: one for each value of an 8 bit mask. */
export const colorMapSize = 256;

/** Below this probability the heatmap is transparent, so that it never veils the whole picture. */
export const transparentBelow = 0.08;

/**
 * How opacity follows probability. Below 1, the middle values stand out against mucosa, whose
 * orange would turn a thin veil of their blue into grey.
 */
const opacityExponent = 0.6;

/** The AI's own colour; also the outline's and the label's. */
export const aiColor = '#48d6e0';

/** Deep blue, the AI's colour, near white: one cool hue that no mucosa has. */
const ends = { dark: labFromRgb([18, 44, 120]), light: labFromRgb([212, 247, 251]) };
const middle = { color: labFromRgb([72, 214, 224]), at: 0.62 };

/** Points that stand for the curve; fine enough that a step is far below one 8 bit step of colour. */
const curveSamples = 1024;
const curve = sampledCurve();

/**
 * Colour of a probability, 0 to 1. Perceptually uniform: equal steps of the value are equal lengths
 * of a smooth curve through CIELAB from deep blue over the AI's colour to near white, on which
 * lightness only rises.
 */
export function heatColor(probability: number): Rgb {
  const wanted = probability * (curve.at(-1)?.distance ?? 0);
  const sample = curve.find(({ distance }) => distance >= wanted - 1e-9);
  return rgbFromLab(sample?.color ?? ends.light);
}

const colors = Array.from({ length: colorMapSize }, (_unused, value) =>
  heatColor(value / (colorMapSize - 1)),
);

/**
 * 256 RGBA entries (not premultiplied). Opacity rises from the first value that is drawn to `fillAlpha` at probability 1. Length: 1024 bytes.
 */
export function colorMapTable(fillAlpha: number): Uint8ClampedArray {
  const table = new Uint8ClampedArray(colorMapSize * 4);
  for (const [value, color] of colors.entries()) {
    const probability = value / (colorMapSize - 1);
    const visible = Math.max(0, (probability - transparentBelow) / (1 - transparentBelow));
    const alpha = fillAlpha * visible ** opacityExponent;
    table.set([...color, 255 * alpha], value * 4);
  }
  return table;
}

/** The colour map as a CSS gradient for the legend, left 0 to right 1. */
export function colorMapGradient(stops = 12): string {
  const colors = Array.from({ length: stops }, (_unused, index) => {
    const [red, green, blue] = heatColor(index / (stops - 1));
    return `rgb(${red} ${green} ${blue})`;
  });
  return `linear-gradient(to right, ${colors.join(', ')})`;
}

/** The quadratic Bézier curve that passes through the middle colour, with the way from its start. */
function sampledCurve(): readonly { color: Lab; distance: number }[] {
  const along = curveThrough(ends.dark, middle.color, ends.light, middle.at);
  let previous = ends.dark;
  let distance = 0;
  return Array.from({ length: curveSamples }, (_unused, index) => {
    const color = along(index / (curveSamples - 1));
    distance += colorDifference(previous, color);
    previous = color;
    return { color, distance };
  });
}

function curveThrough(from: Lab, through: Lab, to: Lab, at: number): (share: number) => Lab {
  const weights = (share: number) =>
    [(1 - share) ** 2, 2 * share * (1 - share), share ** 2] as const;
  const [first, second, third] = weights(at);
  const along = (channel: keyof Lab, share: number): number => {
    const control = (through[channel] - first * from[channel] - third * to[channel]) / second;
    const [start, bend, end] = weights(share);
    return start * from[channel] + bend * control + end * to[channel];
  };
  return (share) => ({ l: along('l', share), a: along('a', share), b: along('b', share) });
}
