import type { PackListing } from './modelPack';
import { isAmpullaPack, isDifficultyPack, type PackTask } from './packTasks';

/**
 * The bundled pack that is used until a person chooses another: the quick one, which keeps up with the
 * picture on two cores. Chosen here and not by the order of folder names, so that a further pack changes nothing.
 */
export const defaultPackId = 'papilla-lite';

/** The same for the difficulty of cannulation. */
export const defaultDifficultyPackId = 'difficulty-light';

/**
 * The pack that finds the ampulla where none was asked for: the default one, be it refused, so that its fault
 * is said; where it is not installed, the first that verifies and finds it. Undefined where there is neither.
 */
export function defaultListing(listings: readonly PackListing[]): PackListing | undefined {
  return listingWithId(listings, defaultPackId) ?? listings.find(verifiedFor(isAmpullaPack));
}

/** The same for the pack that estimates the difficulty. */
export function defaultDifficultyListing(
  listings: readonly PackListing[],
): PackListing | undefined {
  return (
    listingWithId(listings, defaultDifficultyPackId) ?? listings.find(verifiedFor(isDifficultyPack))
  );
}

/** A verified pack before a refused one of the same name, whose reason is then worth saying. */
export function listingWithId(
  listings: readonly PackListing[],
  id: string,
): PackListing | undefined {
  const named = listings.filter((listing) => listing.id === id);
  return named.find(({ state }) => state === 'verified') ?? named[0];
}

function verifiedFor(suits: (tasks: readonly PackTask[]) => boolean) {
  return (listing: PackListing): boolean => listing.state === 'verified' && suits(listing.tasks);
}
