import type { Size } from '../../../common/geometry';
import type { AiAnswer, ItemTruth } from '../../../common/training/reveal';

/** An item as main knows it. Only the picture may leave main before there is an answer. */
export interface OpenItem {
  /** Unit: pixels. */
  readonly size: Size;
  readonly truth: ItemTruth;
  /** As a PNG file with nothing in it but the picture. @throws UserFacingError */
  picture(): Promise<Uint8Array>;
  /** What the AI says; never rejects. */
  ai(): Promise<AiAnswer>;
}
