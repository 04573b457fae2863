/** A file as an address that holds it, so that a document needs no other file. */
export function dataUri(type: 'image/jpeg' | 'image/png', bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
