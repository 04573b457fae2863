/** To the encoder: pictures that become PNG files of the same order. */
export interface EncodeRequest {
  readonly number: number;
  readonly pictures: readonly ImageBitmap[];
}

/** From the encoder. */
export type EncodeAnswer =
  | { readonly number: number; readonly files: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly number: number; readonly failure: string };
