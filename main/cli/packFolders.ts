import { join } from 'node:path';
import { defaultDifficultyListing, defaultListing, listingWithId } from '../../common/defaultPack';
import type { PackListing } from '../../common/modelPack';
import {
  type AmpullaPack,
  type DifficultyPack,
  listPacks,
  loadAmpullaPack,
  loadDifficultyPack,
} from '../inference/modelPacks';
import { CliError } from './cliErrors';
import type { CliContext } from './command';
import { suggestion } from './suggestion';

/** Where packs are looked for: those of the application, then those of `AMPULLA_USER_DATA`. */
export function packFolders({ resourceRoot, environment }: CliContext): string[] {
  const userFolder = environment['AMPULLA_USER_DATA'];
  const folders = [join(resourceRoot, 'models', 'packs')];
  return userFolder === undefined ? folders : [...folders, join(userFolder, 'packs')];
}

/**
 * The pack with this id that finds the ampulla, or the default one (`common/defaultPack.ts`) when none is named.
 * @throws CliError when there is no such pack; PackError when it does not verify or finds no ampulla
 */
export async function choosePack(id: string | null, context: CliContext): Promise<AmpullaPack> {
  const listings = await listPacks(packFolders(context));
  const chosen = id === null ? defaultListing(listings) : listingWithId(listings, id);
  if (chosen !== undefined) return loadAmpullaPack(chosen.folder);
  if (id !== null) throw noSuchPack(id, listings);
  const where = packFolders(context).join(' or ');
  throw new CliError(
    `No model pack that verifies is in ${where}. Install one there, or see what is wrong with: npm run --silent ampulla -- packs`,
  );
}

/**
 * The pack with this id that estimates the difficulty, or the default one when none is named; null where none
 * is named and none is installed.
 * @throws as {@link choosePack}
 */
export async function chooseDifficultyPack(
  id: string | null,
  context: CliContext,
): Promise<DifficultyPack | null> {
  const listings = await listPacks(packFolders(context));
  const chosen = id === null ? defaultDifficultyListing(listings) : listingWithId(listings, id);
  if (chosen !== undefined) return loadDifficultyPack(chosen.folder);
  if (id !== null) throw noSuchPack(id, listings);
  return null;
}

/**
 * The packs with these ids, in their order; the default one alone when none is named.
 * @throws as {@link choosePack}
 */
export async function choosePacks(
  ids: readonly string[],
  context: CliContext,
): Promise<AmpullaPack[]> {
  const wanted = ids.length === 0 ? [null] : ids;
  return Promise.all(wanted.map((id) => choosePack(id, context)));
}

function noSuchPack(id: string, listings: readonly PackListing[]): CliError {
  const known = listings.map((listing) => listing.id);
  const available = known.length === 0 ? 'There is none.' : `There are: ${known.join(', ')}.`;
  return new CliError(`No model pack is called ${id}.${suggestion(id, known)} ${available}`);
}
