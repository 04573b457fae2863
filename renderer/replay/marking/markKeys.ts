import type { Point, Size } from '../../../common/geometry';
import type { Mark } from '../../../common/training/mark';
import { markInMiddle, movedMark, resizedMark } from './marks';

/** The part of a keyboard event that decides. */
export type MarkKeyPress = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'
>;

/** One press of an arrow, and one with Shift. Unit: pixels of the picture. */
const [step, largeStep] = [1, 10];

const directions: ReadonlyMap<string, Point> = new Map<string, Point>([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: -1 }],
  ['ArrowDown', { x: 0, y: 1 }],
]);

const beginnings: ReadonlyMap<string, Mark['kind']> = new Map<string, Mark['kind']>([
  ['b', 'box'],
  ['p', 'point'],
]);

/**
 * The mark after a key: arrows move it (Shift: by more), with Ctrl or Alt they draw its right or lower edge, B and P
 * put a box or a point into the middle. The first arrow brings a box. Undefined: the key is none of these.
 * @param isBoxOnly points are no answer here
 */
export function markAfterKey(
  press: MarkKeyPress,
  mark: Mark | null,
  picture: Size,
  isBoxOnly = false,
): Mark | undefined {
  if (press.metaKey) return undefined;
  const begun = beginnings.get(press.key.toLowerCase());
  if (begun !== undefined) {
    const isFree = press.ctrlKey || press.altKey || (isBoxOnly && begun === 'point');
    return isFree ? undefined : markInMiddle(begun, picture);
  }
  const direction = directions.get(press.key);
  if (direction === undefined) return undefined;
  if (mark === null) return markInMiddle('box', picture);
  const length = press.shiftKey ? largeStep : step;
  const by = { x: direction.x * length, y: direction.y * length };
  const change = press.ctrlKey || press.altKey ? resizedMark : movedMark;
  return change(mark, by, picture);
}
