import { assertNever } from '../../../common/assertNever';
import type { ItemSource } from '../../../common/training/exercise';
import type { FrameItems } from './frameItems';
import type { OpenItem } from './openItem';
import type { StillItems } from './stillItems';

/** Opens items, wherever they come from. */
export class ItemDesk {
  readonly frames: FrameItems;
  readonly stills: StillItems;

  constructor(frames: FrameItems, stills: StillItems) {
    this.frames = frames;
    this.stills = stills;
  }

  /** @throws UserFacingError where the item is not there any more or cannot be read */
  async open(source: ItemSource): Promise<OpenItem> {
    switch (source.kind) {
      case 'frame':
        return this.frames.open(source);
      case 'still':
        return this.stills.open(source);
      default:
        return assertNever(source, 'item');
    }
  }
}
