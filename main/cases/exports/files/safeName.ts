/** Beside it stand an ending and, until the file is whole, a mark: all of it must stay below 255 bytes. */
const mostBytes = 120;

/** Windows takes these for devices, whatever ending they have. */
const reservedName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * Makes a text fit to name a file or a folder on every system: no separator of paths, no control or invisible
 * character, no name of a device, not too long. What the text says in letters of any script stays.
 * @returns a name without ending; `case` where nothing is left of the text
 */
export function safeName(text: string): string {
  const plain = text
    .normalize('NFC')
    // Control, format (among them those that turn the direction of writing), unpaired and private characters.
    .replace(/[\p{C}]/gu, '')
    .replace(/[<>:"/\\|?*\p{Zl}\p{Zp}]/gu, '-')
    .replace(/\p{Z}+/gu, ' ')
    // A first dot hides a file, a first hyphen is an option to a command, a last dot or space is lost on Windows.
    .replace(/^[.\-\s~]+|[.\s]+$/gu, '');
  const short = shortened(plain).replace(/[.\s]+$/u, '');
  if (short === '') return 'case';
  return reservedName.test(short) ? `_${short}` : short;
}

function shortened(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > mostBytes) break;
    kept += character;
  }
  return kept;
}
