/** Apple's names of PNG images by width in pixels; some widths serve twice (plain and high-density). */
const icnsTypes = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
];

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;
const icoWidths = [16, 32, 48, 64, 128, 256];

/**
 * Windows icon with PNG images.
 * @param {Map<number, Buffer>} images PNG by width in pixels
 * @returns {Buffer}
 */
export function packIco(images) {
  const chosen = icoWidths.map((width) => ({ width, png: imageOf(images, width) }));
  const header = Buffer.alloc(ICO_HEADER_BYTES + ICO_ENTRY_BYTES * chosen.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(chosen.length, 4);
  let offset = header.length;
  chosen.forEach(({ width, png }, index) => {
    const at = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * index;
    header.writeUInt8(width % 256, at); // 0 stands for 256
    header.writeUInt8(width % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...chosen.map(({ png }) => png)]);
}

/**
 * macOS icon with PNG images.
 * @param {Map<number, Buffer>} images PNG by width in pixels
 * @returns {Buffer}
 */
export function packIcns(images) {
  const blocks = icnsTypes.map(([type, width]) => icnsBlock(type, imageOf(images, width)));
  return icnsBlock('icns', Buffer.concat(blocks));
}

function icnsBlock(type, content) {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(content.length + header.length, 4);
  return Buffer.concat([header, content]);
}

function imageOf(images, width) {
  const png = images.get(width);
  if (!png) throw new Error(`no image ${width} pixels wide`);
  return png;
}
