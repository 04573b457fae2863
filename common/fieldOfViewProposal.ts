import type { FieldOfView } from './fieldOfView';
import type { Size } from './geometry';

/**
 * Light and dark of a console's whole frame, row by row, full range, too coarse for words to be read.
 * The only picture of what lies outside the field of view that the page ever gets.
 */
export interface ConsoleOutline extends Size {
  readonly values: Uint8Array;
  /** Size of the frame that it shows. Unit: pixels. */
  readonly frame: Size;
}

/** What a look at some seconds of the running picture found, for a person to confirm. */
export type FieldOfViewProposal =
  | { readonly state: 'found'; readonly frame: Size; readonly fieldOfView: FieldOfView }
  /** Nothing lit has the shape of an endoscopic picture. */
  | { readonly state: 'notFound' }
  /** The source gave no pictures to look at, or another one took its place. */
  | { readonly state: 'noPicture' };
