import { describe, expect, it } from 'vitest';
import {
  defaultDifficultyListing,
  defaultDifficultyPackId,
  defaultListing,
  defaultPackId,
  listingWithId,
} from './defaultPack';
import type { PackListing } from './modelPack';

const verified = (id: string, folder = id): PackListing => ({
  ...{ state: 'verified', id, version: '1.0.0', title: id },
  tasks: ['ampulla'],
  folder,
});
const refused = (id: string, folder = id): PackListing => ({
  ...{ state: 'refused', id, folder },
  reason: 'manifest.json is no JSON',
});

describe('the default pack', () => {
  it('is the named one, wherever it stands in the list', () => {
    const others = [verified('a-first'), verified('z-last')];
    for (const place of [0, 1, 2]) {
      const listings = others.toSpliced(place, 0, verified(defaultPackId));
      expect(defaultListing(listings)?.id).toBe(defaultPackId);
    }
  });

  it('is named even where it is refused, so that its fault is said', () => {
    const listings = [verified('a-first'), refused(defaultPackId)];
    expect(defaultListing(listings)).toEqual(refused(defaultPackId));
  });

  it('is the first that verifies where the named one is not installed', () => {
    expect(defaultListing([refused('a'), verified('b'), verified('c')])?.id).toBe('b');
    expect(defaultListing([refused('a')])).toBeUndefined();
  });
});

describe('the default pack of the difficulty', () => {
  const hard = (id: string): PackListing => ({
    ...{ state: 'verified', id, version: '1.0.0', title: id, folder: id },
    tasks: ['difficulty-four'],
  });

  it('is the named one, else the first that verifies and estimates it', () => {
    const listings = [verified('a-first'), hard('b'), hard(defaultDifficultyPackId)];
    expect(defaultDifficultyListing(listings)?.id).toBe(defaultDifficultyPackId);
    expect(defaultDifficultyListing(listings.slice(0, 2))?.id).toBe('b');
    expect(defaultDifficultyListing([verified('a')])).toBeUndefined();
  });

  it('never stands in for a pack that finds the ampulla', () => {
    expect(defaultListing([hard('a'), verified('b')])?.id).toBe('b');
    expect(defaultListing([hard('a')])).toBeUndefined();
  });
});

describe('listingWithId', () => {
  it('takes the verified pack of two with one id', () => {
    const listings = [refused('a', 'first'), verified('a', 'second')];
    expect(listingWithId(listings, 'a')?.folder).toBe('second');
    expect(listingWithId(listings, 'b')).toBeUndefined();
  });
});
