import { type FieldOfView, scaledFieldOfView } from '../../common/fieldOfView';
import { isSameSize } from '../../common/fieldOfViewSettings';
import type { Size } from '../../common/geometry';
import { detectFieldOfView } from './fieldOfViewDetector';
import { brightestOf, type LumaImage } from './lumaImage';

/** Pictures that a proposal is made from: about four seconds of them. */
export const proposalPictures = 12;

/**
 * Collects pictures of a console's whole frame for as long as a field of view is sought. Keeps one
 * picture, the brightest value of each pixel so far, because a dozen of 1080p would cost 25 MB.
 */
export class ConsoleWatch {
  private brightest: LumaImage | null = null;
  private count = 0;

  /** Pictures that were taken since the last {@link restart}. */
  get pictures(): number {
    return this.count;
  }

  /** Takes the next picture; one of another size begins anew. */
  take(picture: LumaImage): void {
    const goesOn = this.brightest !== null && isSameSize(this.brightest, picture);
    this.brightest = brightestOf(goesOn && this.brightest ? [this.brightest, picture] : [picture]);
    this.count = goesOn ? this.count + 1 : 1;
  }

  restart(): void {
    this.brightest = null;
    this.count = 0;
  }

  /** The field of view in what was taken, in pixels of the frame; null when nothing looks like one. */
  find(frame: Size): FieldOfView | null {
    if (this.brightest === null) return null;
    const found = detectFieldOfView([this.brightest]);
    return found && scaledFieldOfView(found, this.brightest, frame);
  }
}
