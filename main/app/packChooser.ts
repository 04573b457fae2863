import { join } from 'node:path';
import { explain } from '../../common/language/explain';
import type { PackListing } from '../../common/modelPack';
import { UserFacingError } from '../../common/userFacingError';
import { listPacks, loadPack, type VerifiedPack } from '../inference/modelPacks';

/** The pack that a fresh installation uses. */
const defaultPackId = 'papilla-lite';

/** Finds packs in the folders of the installation and of the user. */
export class PackChooser {
  private readonly folders: readonly string[];

  constructor(resourceRoot: string, userFolder: string) {
    this.folders = [join(resourceRoot, 'models', 'packs'), join(userFolder, 'packs')];
  }

  list(): Promise<readonly PackListing[]> {
    return listPacks(this.folders);
  }

  /**
   * Loads a pack by its id.
   * @throws UserFacingError when it does not exist or does not verify.
   */
  async load(id: string): Promise<VerifiedPack> {
    const listing = (await this.list()).find((pack) => pack.id === id);
    if (listing === undefined) throw this.unknownPack(id);
    return await loadPack(listing.folder);
  }

  /** Loads the preferred pack, else the default one. */
  loadPreferred(preferredId: string | null): Promise<VerifiedPack> {
    return this.load(preferredId ?? defaultPackId);
  }

  private unknownPack(id: string): UserFacingError {
    return new UserFacingError(explain('pack.unknown', { id, folder: this.folders[1] ?? '' }));
  }
}
