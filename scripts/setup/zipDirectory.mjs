const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 0xffff;

/**
 * @typedef {object} ZipEntry one file, folder or link of an archive
 * @property {string} name path inside the archive, with `/`; a folder's ends with one
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc32 of the unpacked content
 * @property {number} packedBytes
 * @property {number} unpackedBytes
 * @property {number} headerOffset of the local header in the file
 * @property {number} unixMode file type and permissions, 0 where the archive has none
 */

/** How many of a file's last bytes are enough to find the archive's end record. */
export const zipTailBytes = END_LENGTH + LONGEST_COMMENT;

/**
 * Finds the central directory of a zip archive (APPNOTE 4.3.16). Archives above 4 GB (zip64) are refused.
 * @param {Buffer} tail the file's last bytes, at most `zipTailBytes`
 * @returns {{ offset: number, length: number, count: number }} position in the file, bytes, number of entries
 */
export function findCentralDirectory(tail) {
  for (let at = tail.length - END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const offset = tail.readUInt32LE(at + 16);
    if (offset === 0xffffffff) throw new Error('zip64 archives are not supported');
    return { offset, length: tail.readUInt32LE(at + 12), count: tail.readUInt16LE(at + 10) };
  }
  throw new Error('not a zip archive: its end record is missing');
}

/**
 * @param {Buffer} directory the bytes that `findCentralDirectory` points to
 * @param {number} count
 * @returns {ZipEntry[]}
 */
export function readCentralDirectory(directory, count) {
  const entries = [];
  for (let at = 0; entries.length < count; ) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error('damaged zip directory');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    entries.push({
      name: directory.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc32: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      headerOffset: directory.readUInt32LE(at + 42),
      unixMode: directory.readUInt32LE(at + 38) >>> 16,
    });
    at += ENTRY_LENGTH + nameLength + extraLength + commentLength;
  }
  return entries;
}
