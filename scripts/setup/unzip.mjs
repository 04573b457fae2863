import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open, symlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { findCentralDirectory, readCentralDirectory, zipTailBytes } from './zipDirectory.mjs';

const CHUNK_BYTES = 1 << 20;
const LOCAL_HEADER_LENGTH = 30;
const TYPE_MASK = 0o170000;
const LINK_TYPE = 0o120000;

/**
 * Unpacks a zip archive, checks every file's checksum and keeps permissions and links.
 * A library or `unzip` would do, but neither is there on a bare machine before the dependencies are.
 * @param {string} archive path of the zip file
 * @param {string} folder is created; nothing is written outside it
 * @param {{ rename?: (name: string) => string | undefined, onProgress?: (doneBytes: number, totalBytes: number) => void }} [options]
 *   rename maps a name in the archive to one below folder; undefined leaves the entry out
 */
export async function unzip(
  archive,
  folder,
  { rename = (name) => name, onProgress = () => {} } = {},
) {
  const file = await open(archive, 'r');
  try {
    const wanted = (await readEntries(file)).flatMap((entry) => {
      const name = rename(entry.name);
      return name ? [{ entry, target: safeTarget(folder, name) }] : [];
    });
    const totalBytes = wanted.reduce((sum, { entry }) => sum + entry.unpackedBytes, 0);
    let doneBytes = 0;
    for (const { entry, target } of wanted) {
      await unpackEntry({ archive, file, folder }, entry, target);
      doneBytes += entry.unpackedBytes;
      onProgress(doneBytes, totalBytes);
    }
  } finally {
    await file.close();
  }
}

async function readEntries(file) {
  const { size } = await file.stat();
  const tailLength = Math.min(size, zipTailBytes);
  const directory = findCentralDirectory(await readAt(file, size - tailLength, tailLength));
  return readCentralDirectory(
    await readAt(file, directory.offset, directory.length),
    directory.count,
  );
}

async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the zip archive ends too early');
  return buffer;
}

function safeTarget(folder, name) {
  const root = resolve(folder);
  const target = resolve(root, name);
  if (target !== root && !target.startsWith(root + sep))
    throw new Error(`zip entry leaves its folder: ${name}`);
  return target;
}

async function unpackEntry({ archive, file, folder }, entry, target) {
  if (entry.name.endsWith('/')) {
    await mkdir(target, { recursive: true });
    return;
  }
  await mkdir(dirname(target), { recursive: true });
  const content = contentOf(archive, entry, await dataOffset(file, entry));
  if ((entry.unixMode & TYPE_MASK) === LINK_TYPE) {
    const chunks = [];
    for await (const chunk of content) chunks.push(chunk);
    const linkTarget = Buffer.concat(chunks).toString('utf8');
    safeTarget(folder, join(dirname(target), linkTarget));
    await symlink(linkTarget, target);
    return;
  }
  await pipeline(content, createWriteStream(target));
  const permissions = entry.unixMode & 0o777;
  if (permissions) await chmod(target, permissions);
}

async function dataOffset(file, entry) {
  const header = await readAt(file, entry.headerOffset, LOCAL_HEADER_LENGTH);
  return (
    entry.headerOffset + LOCAL_HEADER_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28)
  );
}

/** Yields the unpacked bytes of one entry and throws at the end when length or checksum are wrong. */
async function* contentOf(archive, entry, offset) {
  let checksum = 0;
  let length = 0;
  for await (const chunk of inflated(archive, entry, offset)) {
    checksum = crc32(chunk, checksum);
    length += chunk.length;
    yield chunk;
  }
  if (length !== entry.unpackedBytes || checksum !== entry.crc32)
    throw new Error(`damaged in the archive: ${entry.name}`);
}

function inflated(archive, entry, offset) {
  if (entry.packedBytes === 0) return [];
  const end = offset + entry.packedBytes - 1;
  const packed = createReadStream(archive, { start: offset, end, highWaterMark: CHUNK_BYTES });
  if (entry.method === 0) return packed;
  if (entry.method !== 8)
    throw new Error(`unknown compression method ${entry.method}: ${entry.name}`);
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  packed.on('error', (error) => inflate.destroy(error));
  return packed.pipe(inflate);
}
