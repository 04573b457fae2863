/** Pixel Data of unknown length, as explicit little endian writes it. */
const pixelData = Buffer.from([0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);

/**
 * The film in an object of DICOM: its one fragment, behind the empty table of offsets.
 * @throws RangeError where there is no such film
 */
export function filmInside(object: Buffer): Buffer {
  const at = object.indexOf(pixelData) + pixelData.length;
  if (at < pixelData.length || object.readUInt32LE(at + 4) !== 0) {
    throw new RangeError('This object holds no film.');
  }
  const length = object.readUInt32LE(at + 12);
  return object.subarray(at + 16, at + 16 + length);
}
