const ALIGNMENT = 4;

/**
 * Packs a few small text files into an asar archive, the format in which Electron looks for its default application:
 * two Chromium pickles (size of the header, header as JSON), then the files end to end.
 * @param {Record<string, string>} files name to content, no folders
 * @returns {Buffer}
 */
export function packAsar(files) {
  const contents = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text),
  }));
  const header = { files: {} };
  let offset = 0;
  for (const { name, bytes } of contents) {
    header.files[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const headerPickle = picklePayload(pickledString(JSON.stringify(header)));
  const sizePickle = picklePayload(uint32(headerPickle.length));
  return Buffer.concat([sizePickle, headerPickle, ...contents.map(({ bytes }) => bytes)]);
}

function picklePayload(payload) {
  return Buffer.concat([uint32(payload.length), payload]);
}

function pickledString(text) {
  const bytes = Buffer.from(text);
  const padding = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(padding)]);
}

function uint32(value) {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
