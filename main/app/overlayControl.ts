import { type OverlayMode, type OverlaySettings, toggledMode } from '../../common/overlaySettings';

/** Owns the overlay's settings: both the page and the pedal change them, and both must agree. */
export class OverlayControl {
  private readonly onChange: (settings: OverlaySettings) => void;
  private current: OverlaySettings;
  private lastVisible: OverlayMode;

  constructor(initial: OverlaySettings, onChange: (settings: OverlaySettings) => void) {
    this.current = initial;
    this.lastVisible = initial.mode;
    this.onChange = onChange;
  }

  get settings(): OverlaySettings {
    return this.current;
  }

  set(settings: OverlaySettings): void {
    if (settings.mode !== 'off') this.lastVisible = settings.mode;
    this.current = settings;
    this.onChange(settings);
  }

  /** On becomes off; off becomes what was visible before. */
  toggle(): void {
    this.set({ ...this.current, mode: toggledMode(this.current.mode, this.lastVisible) });
  }
}
