import type { OverlaySettings } from '../../common/overlaySettings';

/**
 * Keeps main's echoes of overlay settings from pulling a slider back that is still being dragged:
 * while settings are on their way to main, its events wait, and the last one counts afterwards.
 */
export class OverlaySync {
  private underway = 0;
  private held: OverlaySettings | null = null;
  private readonly send: (settings: OverlaySettings) => Promise<unknown>;
  private readonly apply: (settings: OverlaySettings) => void;

  constructor(
    send: (settings: OverlaySettings) => Promise<unknown>,
    apply: (settings: OverlaySettings) => void,
  ) {
    this.send = send;
    this.apply = apply;
  }

  /** Settings chosen here: applied at once, then sent. */
  async choose(settings: OverlaySettings): Promise<void> {
    this.apply(settings);
    this.underway += 1;
    try {
      await this.send(settings);
    } finally {
      this.underway -= 1;
      if (this.underway === 0 && this.held !== null) this.apply(this.held);
      if (this.underway === 0) this.held = null;
    }
  }

  /** Settings that main says are in force, for instance after the pedal. */
  receive(settings: OverlaySettings): void {
    if (this.underway > 0) this.held = settings;
    else this.apply(settings);
  }
}
