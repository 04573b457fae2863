import type { Size } from '../../../common/geometry';

/** @throws RangeError when a frame has another size than the model takes */
export function requireInputSize(frame: Size, input: Size): void {
  if (frame.width === input.width && frame.height === input.height) return;
  const given = `${frame.width} x ${frame.height}`;
  throw new RangeError(`The model takes ${input.width} x ${input.height} pixels, not ${given}.`);
}
