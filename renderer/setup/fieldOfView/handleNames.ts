import { cornerNames } from '../../../common/fieldOfView';
import type { Point } from '../../../common/geometry';
import { edgeNames, type HandleName } from './editing';

/** All handles, in the order in which Tab goes through them. */
export const handleNames: readonly HandleName[] = ['whole', ...edgeNames, ...cornerNames];

/** How far an arrow key moves a handle, in frame pixels: 1, with Shift 10; null for other keys. */
export function nudgeOfKey(key: string, shiftKey: boolean): Point | null {
  const step = shiftKey ? 10 : 1;
  switch (key) {
    case 'ArrowLeft':
      return { x: -step, y: 0 };
    case 'ArrowRight':
      return { x: step, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -step };
    case 'ArrowDown':
      return { x: 0, y: step };
    default:
      return null;
  }
}
