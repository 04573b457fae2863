import { frameByteLength } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import type { OutputField } from './declaredGraph';

/** Single-precision resampling may overshoot 0 and 1 a little; more is not a probability. */
const tolerance = 1e-3;

/** A fixed rgb24 picture with soft and hard edges, so that no layer sees zeros only. */
export function warmUpPicture(size: Size): Uint8Array {
  const pixels = new Uint8Array(frameByteLength('rgb24', size));
  for (let index = 0; index < pixels.length; index += 1) {
    pixels[index] = (index * 7 + Math.floor(index / (size.width * 3)) * 13) % 256;
  }
  return pixels;
}

/** Half precision rounds each of a handful of probabilities by up to 0.0005. */
const sumTolerance = 5e-3;

/** @throws Error when a provider answered with anything but probabilities, as a broken driver does */
export function requireSoundAnswer(
  outputs: Readonly<Partial<Record<OutputField, Float32Array>>>,
): void {
  for (const values of Object.values(outputs)) requireProbabilities(values);
  if (outputs.difficulty !== undefined) requireDistribution(outputs.difficulty);
}

function requireProbabilities(values: Float32Array): void {
  const wrong = values.find((value) => !(value >= -tolerance && value <= 1 + tolerance));
  if (wrong !== undefined) {
    throw new Error(`answers a test picture with ${wrong}, which is no probability`);
  }
}

/** @throws Error when probabilities of classes do not add up to 1 */
export function requireDistribution(values: Float32Array): void {
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) <= sumTolerance) return;
  throw new Error(`answers with probabilities of classes whose sum is ${sum}, not 1`);
}
