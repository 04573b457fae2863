import type { PackListing } from './modelPack';

/**
 * The bundled pack that is used until a person chooses another: the quick one, which keeps up with the
 * picture on two cores. Chosen here and not by the order of folder names, so that a further pack changes nothing.
 */
export const defaultPackId = 'papilla-lite';

/**
 * The pack to use where none was asked for: the default one, be it refused, so that its fault is said; where
 * it is not installed, the first that verifies. Undefined where there is neither.
 */
export function defaultListing(listings: readonly PackListing[]): PackListing | undefined {
  return listingWithId(listings, defaultPackId) ?? listings.find(isVerified);
}

/** A verified pack before a refused one of the same name, whose reason is then worth saying. */
export function listingWithId(
  listings: readonly PackListing[],
  id: string,
): PackListing | undefined {
  const named = listings.filter((listing) => listing.id === id);
  return named.find(isVerified) ?? named[0];
}

function isVerified({ state }: PackListing): boolean {
  return state === 'verified';
}
