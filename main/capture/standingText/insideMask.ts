import type { FieldOfView } from '../../../common/fieldOfView';
import type { Size } from '../../../common/geometry';
import { octagonMask } from '../../../common/octagon';

/** The rim of the field of view stands still too; it is left out so far. Unit: working pixels. */
const rimPx = 3;

/** 1 where the field of view is, without its rim, in a working picture that shows its rectangle. */
export function insideMask(fieldOfView: FieldOfView, size: Size): Uint8Array {
  const { starts, ends } = octagonMask(fieldOfView, size);
  const inside = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y += 1) {
    const rows = [Math.max(0, y - rimPx), y, Math.min(size.height - 1, y + rimPx)];
    const start = Math.max(...rows.map((row) => starts[row] ?? 0));
    const end = Math.min(...rows.map((row) => ends[row] ?? 0));
    const from = start > 0 ? start + rimPx : 0;
    const to = end < size.width ? end - rimPx : size.width;
    if (to > from) inside.fill(1, y * size.width + from, y * size.width + to);
  }
  return inside;
}
