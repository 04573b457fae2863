import { access, constants, mkdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  StorageSettings,
  StorageState,
  StorageTrouble,
} from '../../../common/storageSettings';
import type { SnapshotPlace } from '../../recording/snapshotWriter';

export interface StorageControlOptions {
  readonly userFolder: string;
  readonly settings: () => StorageSettings;
  readonly keep: (settings: StorageSettings) => void;
}

/** Knows where snapshots go and how it stands there. */
export class StorageControl {
  private readonly options: StorageControlOptions;

  constructor(options: StorageControlOptions) {
    this.options = options;
  }

  /** Where the next snapshot goes. The folder of a person's choice is never made: it may lie on a disk that is away. */
  get place(): Omit<SnapshotPlace, 'folder'> {
    const { snapshotFolder } = this.options.settings();
    const isDefault = snapshotFolder === null;
    const root = snapshotFolder ?? join(this.options.userFolder, 'snapshots');
    return { root, mayMakeRoot: isDefault };
  }

  /** Takes a folder that a person chose; null for the application's own. */
  choose(snapshotFolder: string | null): void {
    this.options.keep({ snapshotFolder });
  }

  /** How it stands in the folder now. */
  async state(): Promise<StorageState> {
    const { root, mayMakeRoot } = this.place;
    if (mayMakeRoot) await mkdir(root, { recursive: true }).catch(() => undefined);
    const [freeBytes, trouble] = await Promise.all([freeBytesOf(root), troubleOf(root)]);
    return { folder: root, isDefault: mayMakeRoot, freeBytes, trouble };
  }
}

async function freeBytesOf(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

/** Why nothing can be stored in a folder; null where something can. */
export async function troubleOf(folder: string): Promise<StorageTrouble | null> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return 'missing';
  return access(folder, constants.W_OK).then(
    () => null,
    () => 'notWritable' as const,
  );
}
