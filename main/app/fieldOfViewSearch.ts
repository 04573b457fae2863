import type { FieldOfViewProposal } from '../../common/fieldOfViewProposal';
import type { Size } from '../../common/geometry';
import { ConsoleWatch, proposalPictures } from '../capture/consoleWatch';
import type { LumaImage } from '../capture/lumaImage';

/** A source that gives no picture for so long is not waited for. */
const longestSearchMs = 15_000;

/** Looks for a field of view in the running picture: for a person who asks, or until there is one. */
export class FieldOfViewSearch {
  private readonly watch = new ConsoleWatch();
  private asked: ((proposal: FieldOfViewProposal) => void) | null = null;

  /** Watches the picture for some seconds from now on. A search that is under way ends without a finding. */
  async propose(): Promise<FieldOfViewProposal> {
    this.stop();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.stop(), longestSearchMs);
      this.asked = (proposal) => {
        clearTimeout(timer);
        this.asked = null;
        resolve(proposal);
      };
    });
  }

  /** Forgets what was seen; whoever waits for a proposal hears that there is no picture. */
  stop(): void {
    this.watch.restart();
    this.asked?.({ state: 'noPicture' });
  }

  /**
   * Takes the next picture while somebody waits or the field of view is lost.
   * @returns whether a lost field of view can be found again now
   */
  take(picture: LumaImage, frame: Size, isLost: boolean): boolean {
    if (this.asked === null && !isLost) return false;
    this.watch.take(picture);
    if (this.watch.pictures < proposalPictures) return false;
    const fieldOfView = this.watch.find(frame);
    this.watch.restart();
    const { width, height } = frame;
    this.asked?.(
      fieldOfView === null
        ? { state: 'notFound' }
        : { state: 'found', frame: { width, height }, fieldOfView },
    );
    return isLost && fieldOfView !== null;
  }
}
