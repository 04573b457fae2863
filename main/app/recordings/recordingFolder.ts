import { join } from 'node:path';
import type {
  RecordingSettings,
  RecordingSetup,
} from '../../../common/recordings/recordingSettings';
import type { RecordingPlace } from '../../recording/recorder/recorder';
import { troubleOf } from '../snapshots/storageControl';

/** Where recordings go. The folder of a person's choice is never made: it may lie on a disk that is away. */
export function recordingPlace(
  userFolder: string,
  { folder }: Pick<RecordingSettings, 'folder'>,
): RecordingPlace {
  return { root: folder ?? join(userFolder, 'recordings'), mayMakeRoot: folder === null };
}

/** What the set-up page shows. */
export async function recordingSetup(
  { root, mayMakeRoot }: RecordingPlace,
  { mode }: RecordingSettings,
  forecastMinutes: number | null,
): Promise<RecordingSetup> {
  const trouble = await troubleOf(root);
  // The own folder is made when it is needed.
  const isToBeMade = mayMakeRoot && trouble === 'missing';
  return {
    ...{ mode, folder: root, isDefault: mayMakeRoot, forecastMinutes },
    trouble: isToBeMade ? null : trouble,
  };
}
