import type { StillSubject } from './stillObject';

/** A still to be written. Plain data: it crosses to another thread, where the ids are derived anew. */
export interface StillJob {
  readonly subject: Omit<StillSubject, 'ids'>;
  readonly seed: string;
  readonly png: Uint8Array;
}

export type StillAnswer = { readonly object: Uint8Array } | { readonly failure: string };
