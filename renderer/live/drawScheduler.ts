/**
 * Without an animation frame for this long (hidden or covered window), drawing goes on by timer,
 * so that credits keep flowing and no old overlay waits for the window to come back.
 */
const hiddenWindowMs = 100;

/** Runs one callback at the next animation frame, once for any number of requests. */
export class DrawScheduler {
  private readonly draw: () => void;
  private animationFrame: number | null = null;
  private timer: number | null = null;

  constructor(draw: () => void) {
    this.draw = draw;
  }

  /** Asks for the callback; does nothing when it is already asked for. */
  request(): void {
    if (this.animationFrame !== null) return;
    this.animationFrame = requestAnimationFrame(() => this.run());
    this.timer = window.setTimeout(() => this.run(), hiddenWindowMs);
  }

  dispose(): void {
    if (this.animationFrame !== null) cancelAnimationFrame(this.animationFrame);
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.animationFrame = null;
    this.timer = null;
  }

  private run(): void {
    this.dispose();
    this.draw();
  }
}
