import { access, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type AmpullaManifest,
  type DifficultyManifest,
  estimatesDifficulty,
  findsAmpulla,
  type PackListing,
  type PackManifest,
} from '../../common/modelPack';
import { isFileMissing } from '../files/fileMissing';
import { PackError } from './packError';
import { readVerifiedFile } from './packFiles';
import { manifestFileName, readManifest } from './packManifest';

/** A pack whose manifest and files were as they should be when it was looked at. */
export interface VerifiedPack<Manifest extends PackManifest = PackManifest> {
  /** Absolute path. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** A pack that finds the ampulla. */
export type AmpullaPack = VerifiedPack<AmpullaManifest>;
/** A pack that estimates the difficulty of cannulation. */
export type DifficultyPack = VerifiedPack<DifficultyManifest>;

/** @throws PackError when the pack does not find the ampulla */
export function requireAmpullaPack({ folder, manifest }: VerifiedPack): AmpullaPack {
  if (findsAmpulla(manifest)) return { folder, manifest };
  throw otherTask(manifest, 'does not name ampulla, so the pack cannot mark it');
}

/** @throws PackError when the pack does not estimate the difficulty */
export function requireDifficultyPack({ folder, manifest }: VerifiedPack): DifficultyPack {
  if (estimatesDifficulty(manifest)) return { folder, manifest };
  throw otherTask(manifest, 'names no difficulty, so the pack cannot estimate it');
}

/** As {@link loadPack}, for the mask. @throws PackError also when the pack does not find the ampulla */
export async function loadAmpullaPack(folder: string): Promise<AmpullaPack> {
  return requireAmpullaPack(await loadPack(folder));
}

/** As {@link loadPack}. @throws PackError also when the pack does not estimate the difficulty */
export async function loadDifficultyPack(folder: string): Promise<DifficultyPack> {
  return requireDifficultyPack(await loadPack(folder));
}

function otherTask({ id }: PackManifest, problem: string): PackError {
  return new PackError({ packId: id, file: manifestFileName, field: 'tasks', problem });
}

/**
 * Reads a pack's manifest and checks size and hash of every file that it names.
 * @throws PackError that names the file and the field
 */
export async function loadPack(folder: string): Promise<VerifiedPack> {
  const manifest = await readManifest(folder);
  for (const file of manifest.files) await readVerifiedFile(folder, manifest, file);
  return { folder, manifest };
}

/**
 * Every sub folder with a manifest, in the order of `folders` and then by name; broken ones are
 * listed as refused. A folder that does not exist has no packs. Of two packs with one id the first
 * is used and the other refused, so that an id always means one pack.
 */
export async function listPacks(folders: readonly string[]): Promise<PackListing[]> {
  const listings: PackListing[] = [];
  for (const parent of folders) {
    for (const folder of await packFolders(parent)) {
      listings.push(refuseDuplicate(await listingOf(folder), listings));
    }
  }
  return listings;
}

async function packFolders(parent: string): Promise<string[]> {
  const names = await readdir(parent).catch((error: unknown) => {
    if (isFileMissing(error)) return [];
    throw error;
  });
  const candidates = names.sort().map((name) => join(parent, name));
  const withManifest = await Promise.all(candidates.map(hasManifest));
  return candidates.filter((_, index) => withManifest[index]);
}

async function hasManifest(folder: string): Promise<boolean> {
  return access(join(folder, manifestFileName)).then(
    () => true,
    () => false,
  );
}

async function listingOf(folder: string): Promise<PackListing> {
  try {
    const { id, version, title, tasks } = (await loadPack(folder)).manifest;
    return { state: 'verified', id, version, title, tasks, folder };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return { state: 'refused', id: error.fault.packId, folder, reason: error.reason };
  }
}

function refuseDuplicate(listing: PackListing, earlier: readonly PackListing[]): PackListing {
  const { id, folder } = listing;
  const first = earlier.find((other) => other.state === 'verified' && other.id === id);
  if (listing.state === 'refused' || first === undefined) return listing;
  const reason = `${manifestFileName}, field id: ${id} is the id of the pack in ${basename(first.folder)} already`;
  return { state: 'refused', id, folder, reason };
}
