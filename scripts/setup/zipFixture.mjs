import { crc32, deflateRawSync } from 'node:zlib';

/**
 * Makes a small zip archive for tests, from the format's description and not with the reader's own code.
 * @param {{ name: string, content?: string, mode?: number, stored?: boolean, wrongChecksum?: boolean }[]} files
 * @returns {Buffer}
 */
export function makeZip(files) {
  const locals = [];
  const entries = [];
  let offset = 0;
  for (const {
    name,
    content = '',
    mode = 0o100644,
    stored = false,
    wrongChecksum = false,
  } of files) {
    const raw = Buffer.from(content);
    const data = stored ? raw : deflateRawSync(raw);
    const checksum = (crc32(raw) + (wrongChecksum ? 1 : 0)) >>> 0;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(checksum, 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), common, tail, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
