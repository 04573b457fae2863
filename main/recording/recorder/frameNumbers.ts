/**
 * Numbers frames through all sources of one recording. A source that is opened again counts from 0; in the recording
 * a number names one frame.
 */
export class FrameNumbers {
  private offset = 0;
  private newest: number | null = null;

  /** The recording's number of a new frame of the source. */
  take(frameId: number): { readonly frameId: number; readonly followsGap: boolean } {
    const { newest } = this;
    const restarted = newest !== null && frameId + this.offset <= newest;
    if (restarted) this.offset = newest + 1;
    const recorded = frameId + this.offset;
    this.newest = recorded;
    return {
      frameId: recorded,
      followsGap: newest !== null && (restarted || recorded > newest + 1),
    };
  }

  /** The recording's number of a frame that the source delivered since it was opened last. */
  of(frameId: number): number {
    return frameId + this.offset;
  }
}
