/**
 * Longest values of the kinds of text that are written (PS3.5, table 6.2-1). The standard counts characters; many
 * programs count bytes, so both are kept to. Unit: bytes.
 */
const longest = { SH: 16, LO: 64, ST: 1024, PN: 64 } as const;

/** A text as a value of DICOM: no character that separates values or cannot be printed, not too long. */
export function dicomText(text: string, kind: keyof typeof longest): string {
  const plain = text.normalize('NFC').replace(/\p{C}/gu, ' ').replaceAll('\\', '/').trim();
  return shortened(plain, longest[kind]);
}

function shortened(text: string, mostBytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > mostBytes) break;
    kept += character;
  }
  return kept.trim();
}

/** A name in one piece: what separates its components and its ways of writing is taken out. */
export function personName(name: string): string {
  const plain = dicomText(name.replace(/[\^=]/g, ' '), 'PN');
  return plain === '' ? '' : `${shortened(plain, longest.PN - 1)}^`;
}

/** Day and time of a moment as DICOM writes them, in UTC; empty where it is not said. */
export function dicomMoment(time: string | null): { readonly day: string; readonly clock: string } {
  if (time === null) return { day: '', clock: '' };
  const written = new Date(time).toISOString();
  return {
    day: written.slice(0, 10).replaceAll('-', ''),
    clock: written.slice(11, 19).replaceAll(':', ''),
  };
}
