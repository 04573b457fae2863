const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a picture needs to be seen as it was; everything else could carry words. */
const keptChunks: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'sRGB']);
/** Length, name and checksum of a chunk. Unit: bytes. */
const chunkFrameBytes = 12;

/**
 * A PNG file with nothing in it but the picture: no text, no time, no profile.
 * @throws RangeError when the bytes are no whole PNG file
 */
export function plainPng(bytes: Uint8Array): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!file.subarray(0, signature.length).equals(signature)) {
    throw new RangeError('The picture is no PNG file.');
  }
  const kept: Buffer[] = [signature];
  let at = signature.length;
  let name = '';
  while (name !== 'IEND') {
    if (at + chunkFrameBytes > file.length) throw new RangeError('The PNG file is cut off.');
    const end = at + chunkFrameBytes + file.readUInt32BE(at);
    if (end > file.length) throw new RangeError('The PNG file is cut off.');
    name = file.toString('latin1', at + 4, at + 8);
    if (keptChunks.has(name)) kept.push(file.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}
