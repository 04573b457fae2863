import type { AmpullaBridge } from '../../common/bridge';
import type { TestBox } from '../fixtures/boxes';

/** What the page says about its own drawing; see `renderer/live/probe.ts`. */
export interface DrawingProbe {
  readonly displayedFrames: number;
  readonly lastFrameId: number | null;
  readonly overlayDrawn: boolean;
  readonly lastEvidenceFrameId: number | null;
  /** Wall-clock times at which the overlay canvas followed its settings. */
  readonly overlaySettingsDrawnAtMs: readonly number[];
  readonly drawnBox: TestBox | null;
  readonly pictureRect: TestBox;
  readonly staleDrawn: number;
  readonly recentFrameIntervals: readonly number[];
}

declare global {
  interface Window {
    readonly ampullaProbe: DrawingProbe;
    readonly ampulla: AmpullaBridge;
    /** Put there by the tests: `installBoxReader`. */
    findDrawnBox: () => TestBox | null;
  }
}
