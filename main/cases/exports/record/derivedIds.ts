import { createHash } from 'node:crypto';

/** Makes names of things that are the same whenever the same thing is exported with the same seed. */
export interface DerivedIds {
  /** UUID of version 8 (RFC 9562). */
  uuid(...parts: readonly (string | number)[]): string;
  /** Unique identifier of DICOM below the root that needs no registration: `2.25.` and a UUID as a number. */
  uid(...parts: readonly (string | number)[]): string;
}

/**
 * @param seed of a de-identified export a fresh random one, so that nobody can join it with another export by its ids;
 * of an identified one what all exports of this application share
 */
export function derivedIds(seed: string): DerivedIds {
  const uuid = (...parts: readonly (string | number)[]): string => {
    const hash = createHash('sha256')
      .update(JSON.stringify([seed, ...parts]))
      .digest();
    const bytes = hash.subarray(0, 16);
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  return { uuid, uid: (...parts) => `2.25.${BigInt(`0x${uuid(...parts).replaceAll('-', '')}`)}` };
}

/** Seed of all identified exports: an image that is exported twice is one image. */
export const identifiedSeed = 'Ampulla';
