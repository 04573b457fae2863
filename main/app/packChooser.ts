import { join } from 'node:path';
import { defaultDifficultyListing, defaultListing, listingWithId } from '../../common/defaultPack';
import { explain } from '../../common/language/explain';
import type { PackListing } from '../../common/modelPack';
import { UserFacingError } from '../../common/userFacingError';
import {
  type AmpullaPack,
  type DifficultyPack,
  listPacks,
  loadAmpullaPack,
  loadDifficultyPack,
} from '../inference/modelPacks';

/** The pack that a start begins with. */
export interface StartingPack {
  readonly pack: AmpullaPack;
  /** Why it is the default one although another was chosen; null where it is the one to be. */
  readonly fellBack: UserFacingError | null;
}

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
  async load(id: string): Promise<AmpullaPack> {
    const listing = listingWithId(await this.list(), id);
    if (listing === undefined) throw this.unknownPack(id);
    return await loadAmpullaPack(listing.folder);
  }

  /**
   * The pack that estimates the difficulty: the one with this id, or the default one for null.
   * @returns null where none was asked for and none is installed
   * @throws UserFacingError when it does not exist, does not verify or cannot estimate the difficulty
   */
  async loadDifficulty(id: string | null): Promise<DifficultyPack | null> {
    const listings = await this.list();
    const listing = id === null ? defaultDifficultyListing(listings) : listingWithId(listings, id);
    if (listing !== undefined) return await loadDifficultyPack(listing.folder);
    if (id !== null) throw this.unknownPack(id);
    return null;
  }

  /**
   * The pack that was chosen earlier; the default one where none was, or where that is gone or damaged by now.
   * @throws UserFacingError when the default one does not verify either
   */
  async loadRemembered(id: string | null): Promise<StartingPack> {
    const listings = await this.list();
    const chosen = id === null ? undefined : listingWithId(listings, id);
    if (chosen?.state === 'verified') {
      return { pack: await loadAmpullaPack(chosen.folder), fellBack: null };
    }
    const listing = defaultListing(listings);
    // A damaged choice that is the default pack has nothing to fall back on: its own fault is said.
    if (listing === undefined) throw this.noPack();
    const pack = await loadAmpullaPack(listing.folder);
    if (id === null) return { pack, fellBack: null };
    return { pack, fellBack: this.fallBack(id, chosen, pack) };
  }

  private fallBack(
    id: string,
    chosen: PackListing | undefined,
    { manifest }: AmpullaPack,
  ): UserFacingError {
    const values = { id, fallback: manifest.id, folder: this.userFolder };
    return chosen?.state === 'refused'
      ? new UserFacingError(explain('pack.chosenRefused', { ...values, reason: chosen.reason }))
      : new UserFacingError(explain('pack.chosenGone', values));
  }

  private get userFolder(): string {
    return this.folders[1] ?? '';
  }

  private unknownPack(id: string): UserFacingError {
    return new UserFacingError(explain('pack.unknown', { id, folder: this.userFolder }));
  }

  private noPack(): UserFacingError {
    return new UserFacingError(explain('pack.none', { folder: this.userFolder }));
  }
}
