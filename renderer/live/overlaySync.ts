import type { PageTrigger } from '../../common/actions';
import type { OverlaySettings } from '../../common/overlaySettings';

type SendOverlay = (settings: OverlaySettings, trigger: PageTrigger) => Promise<unknown>;

/**
 * Keeps main's echoes of overlay settings from pulling a slider back that is still being dragged:
 * while settings are on their way to main, its events wait, and the last one counts afterwards.
 */
export class OverlaySync {
  private underway = 0;
  private held: OverlaySettings | null = null;
  private readonly send: SendOverlay;
  private readonly apply: (settings: OverlaySettings) => void;

  constructor(send: SendOverlay, apply: (settings: OverlaySettings) => void) {
    this.send = send;
    this.apply = apply;
  }

  /** Settings chosen here: applied at once, then sent. */
  async choose(settings: OverlaySettings, trigger: PageTrigger): Promise<void> {
    this.apply(settings);
    this.underway += 1;
    try {
      await this.send(settings, trigger);
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
