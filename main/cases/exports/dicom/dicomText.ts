/** Longest values of the kinds of text that are written (PS3.5, table 6.2-1). Unit: characters. */
const longest = { SH: 16, LO: 64, ST: 1024, PN: 64 } as const;

/** A text as a value of DICOM: no character that separates values or cannot be printed, not too long. */
export function dicomText(text: string, kind: keyof typeof longest): string {
  const plain = text.normalize('NFC').replace(/\p{C}/gu, ' ').replaceAll('\\', '/').trim();
  return Array.from(plain).slice(0, longest[kind]).join('').trim();
}

/** A name in one piece: what separates its components and its ways of writing is taken out. */
export function personName(name: string): string {
  const plain = dicomText(name.replace(/[\^=]/g, ' '), 'PN');
  return plain === '' ? '' : `${Array.from(plain).slice(0, 63).join('')}^`;
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
