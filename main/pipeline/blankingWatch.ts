import { type Blanking, nothingBlanked } from '../../common/blanking';
import type { FieldOfView } from '../../common/fieldOfView';
import type { Frame } from '../../common/frame';
import type { SourceInfo } from '../../common/status';
import { StandingTextDetector } from '../capture/standingText/standingTextDetector';

/** Four looks a second: text stands for minutes, and each look costs some milliseconds. */
export const sampleIntervalMs = 250;

export interface BlankingWatchOptions {
  /** Hears of every change of what is to be blanked. */
  readonly onBlanking: (blanking: Blanking) => void;
  /** Hears once for each source when the search fails; the picture goes on. */
  readonly onError: (error: unknown) => void;
  /** Runs something after the frame is on its way; `setImmediate` unless a test holds it. */
  readonly later?: (action: () => void) => void;
}

/** Looks at some of a source's display frames for text that stands still. Never delays or stops a frame. */
export class BlankingWatch {
  private readonly options: BlankingWatchOptions;
  private detector: StandingTextDetector | null = null;
  private fieldOfView: FieldOfView | null = null;
  private nextSampleAtMs = Number.NEGATIVE_INFINITY;
  private current: Blanking = nothingBlanked;
  private hasFailed = false;

  constructor(options: BlankingWatchOptions) {
    this.options = options;
  }

  /** What whoever stores display frames is to blank in them. */
  get blanking(): Blanking {
    return this.current;
  }

  /** Another source: what was found in the last one says nothing about it. */
  reset(): void {
    this.detector = null;
    this.fieldOfView = null;
    this.hasFailed = false;
    this.nextSampleAtMs = Number.NEGATIVE_INFINITY;
    this.publish(nothingBlanked);
  }

  /** Takes notice of a display frame. */
  take(frame: Frame, info: SourceInfo): void {
    if (this.hasFailed || frame.capturedAtMs < this.nextSampleAtMs) return;
    this.nextSampleAtMs = frame.capturedAtMs + sampleIntervalMs;
    const later = this.options.later ?? setImmediate;
    later(() => this.look(frame, info));
  }

  private look(frame: Frame, { fieldOfView }: SourceInfo): void {
    try {
      const detector = this.detectorFor(frame, fieldOfView);
      detector.add(frame.pixels);
      this.publish(detector.blanking);
    } catch (error) {
      this.hasFailed = true;
      this.detector = null;
      this.publish(nothingBlanked);
      this.options.onError(error);
    }
  }

  /** The same one while field of view and size stay, also when a device was away in between. */
  private detectorFor({ width, height }: Frame, fieldOfView: FieldOfView): StandingTextDetector {
    const { frameSize } = this.current;
    const isSame =
      frameSize?.width === width &&
      frameSize.height === height &&
      JSON.stringify(fieldOfView) === JSON.stringify(this.fieldOfView);
    if (this.detector !== null && isSame) return this.detector;
    this.fieldOfView = fieldOfView;
    this.detector = new StandingTextDetector(fieldOfView, { width, height });
    return this.detector;
  }

  private publish(blanking: Blanking): void {
    if (blanking === this.current) return;
    this.current = blanking;
    this.options.onBlanking(blanking);
  }
}
