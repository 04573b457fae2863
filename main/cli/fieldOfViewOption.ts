import type { FieldOfViewChoice } from '../../common/fieldOfView';
import { UsageError } from './cliErrors';

/**
 * The value of `--fov`: `auto`, `none`, or a rectangle in pixels of the source frame.
 * @throws UsageError for anything else
 */
export function parseFieldOfView(text: string): FieldOfViewChoice {
  if (text === 'auto' || text === 'none') return text;
  const numbers = /^(\d{1,5}),(\d{1,5}),(\d{1,5}),(\d{1,5})$/.exec(text)?.slice(1).map(Number);
  const [x, y, width, height] = numbers ?? [];
  const isRectangle =
    x !== undefined && y !== undefined && width !== undefined && height !== undefined;
  if (isRectangle && width > 0 && height > 0) return { x, y, width, height };
  throw new UsageError(
    `--fov ${text} is neither auto nor none nor a rectangle as in 320,40,640,480 (x,y,width,height in whole pixels).`,
  );
}
