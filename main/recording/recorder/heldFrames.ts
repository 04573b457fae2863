/** Frames that wait until their record is in `frames.bin`: a video never holds a frame without one. */
export class HeldFrames {
  private held: { readonly recordEnd: number; readonly release: () => void }[] = [];

  /** @param recordEnd length of `frames.bin` with the frame's record */
  hold(recordEnd: number, release: () => void): void {
    this.held.push({ recordEnd, release });
  }

  /** `frames.bin` is so long now. */
  written(length: number): void {
    const ready = this.held.filter(({ recordEnd }) => recordEnd <= length);
    if (ready.length === 0) return;
    this.held = this.held.filter(({ recordEnd }) => recordEnd > length);
    for (const { release } of ready) release();
  }
}
