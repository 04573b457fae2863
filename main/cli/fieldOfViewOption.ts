import { type FieldOfViewChoice, parseFieldOfViewChoice } from '../../common/fieldOfView';
import { fieldOfViewPresetIds } from '../../common/fieldOfViewPresetIds';
import { UsageError } from './cliErrors';

/**
 * The value of `--fov`.
 * @throws UsageError for what is no field of view
 */
export function parseFieldOfView(text: string): FieldOfViewChoice {
  const choice = parseFieldOfViewChoice(text);
  if (choice !== null) return choice;
  throw new UsageError(
    `--fov ${text} is neither auto nor none, nor a preset (${fieldOfViewPresetIds.join(', ')}), nor a rectangle as in 320,40,640,480 (x,y,width,height in whole pixels).`,
  );
}
