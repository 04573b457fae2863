import { basename, join } from 'node:path';
import type {
  RecordingCandidates,
  TrainingCandidates,
  TrainingFolder,
  TrainingStill,
} from '../../../common/training/candidates';
import { explanationOf } from '../../../common/userFacingError';
import { recordingIds } from '../../recording/library/recordingFolders';
import { readReferences } from '../../recording/player/referencesFile';
import { readManifest } from '../../recording/reader/readManifest';
import type { TrainingStore } from '../../training/trainingStore';
import { refusal } from '../cases/archiveAnswer';
import type { Learners } from './learners';
import type { StillItems } from './stillItems';

export interface CandidateControlOptions {
  readonly store: () => Promise<TrainingStore>;
  readonly learners: Learners;
  readonly stills: StillItems;
  readonly recordingFolder: () => string;
  /** By a dialog of the system; null: none. */
  readonly chooseFolder: () => Promise<string | null>;
}

/** What exercises can be made of. Tells neither boxes nor difficulties: whoever chooses may be the one who learns. */
export class CandidateControl {
  private readonly options: CandidateControlOptions;

  constructor(options: CandidateControlOptions) {
    this.options = options;
  }

  /** @throws UserFacingError */
  async list(): Promise<TrainingCandidates> {
    this.options.learners.requireSomeone();
    const { folders } = await this.options.store();
    const recordings = await this.recordings();
    return { recordings, folders: await Promise.all(folders.map((path) => this.folder(path))) };
  }

  /** Images of a data set that was added. @throws UserFacingError */
  async stills(folder: string): Promise<readonly TrainingStill[]> {
    this.options.learners.requireSomeone();
    const { folders } = await this.options.store();
    // The page names only folders that a person chose in a dialog.
    if (!folders.includes(folder)) throw refusal('training.folderUnknown', { folder });
    return this.options.stills.list(folder);
  }

  /** Adds a data set; null where the dialog was cancelled. @throws UserFacingError where it is none */
  async addFolder(): Promise<TrainingFolder | null> {
    this.options.learners.requireSomeone();
    const folder = await this.options.chooseFolder();
    if (folder === null) return null;
    const stills = await this.options.stills.list(folder);
    if (stills.length === 0) throw refusal('training.folderEmpty', { folder });
    await (await this.options.store()).addFolder(folder);
    return { folder, name: basename(folder), stills: stills.length, trouble: null };
  }

  private async folder(folder: string): Promise<TrainingFolder> {
    const name = basename(folder);
    try {
      const stills = await this.options.stills.list(folder);
      return { folder, name, stills: stills.length, trouble: null };
    } catch (error) {
      return { folder, name, stills: 0, trouble: explanationOf(error) };
    }
  }

  private async recordings(): Promise<readonly RecordingCandidates[]> {
    const root = this.options.recordingFolder();
    // Without the disk of the recordings there are still the data sets.
    const ids = await recordingIds(root).catch(() => []);
    const found = await Promise.all(
      ids.map((id) => candidatesOf(join(root, id)).catch(() => null)),
    );
    return found.flatMap((one) => (one === null || one.frames.length === 0 ? [] : one));
  }
}

async function candidatesOf(folder: string): Promise<RecordingCandidates> {
  const references = await readReferences(folder);
  const { recordingId, title, startedAt } = await readManifest(folder);
  return {
    ...{ recordingId, title, startedAt },
    frames: references.map(({ id: referenceId, atMs, papillaType, view }) => {
      const source = { kind: 'frame' as const, recordingId, referenceId };
      return { source, atMs, papillaType, view };
    }),
  };
}
