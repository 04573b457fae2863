import type { Box } from '../../common/geometry';

/** Values that each ring keeps: 24 s at 25 fps, 5 KB each. */
export const ringLength = 600;

/**
 * What was really drawn, for tests and measurements. Plain data, updated with every drawn frame;
 * the page may read it, only the frame player writes.
 */
export interface AmpullaProbe {
  /** Frames drawn since the window opened. */
  displayedFrames: number;
  lastFrameId: number | null;
  /** In main's monotonic clock. */
  lastCapturedAtMs: number | null;
  /** Whether the overlay canvas shows anything now. */
  overlayDrawn: boolean;
  /** Frame of the prediction that the overlay shows or showed last. */
  lastEvidenceFrameId: number | null;
  /** Frame of the attention map on the overlay canvas now; null without one. */
  attentionFrameId: number | null;
  /** The box on the overlay canvas now, in frame pixels. */
  drawnBox: Box | null;
  /** Wall-clock times at which the overlay canvas followed its settings, oldest first. */
  readonly overlaySettingsDrawnAtMs: number[];
  /** Where the picture lies on its canvas, in device pixels. */
  pictureRect: Box;
  /** Frames that stood under evidence older than its validity. Must stay 0. */
  staleDrawn: number;
  /** Milliseconds between drawn frames, oldest first, at most {@link ringLength}. */
  readonly recentFrameIntervals: number[];
  /** Age in frames of the evidence above each drawn frame, oldest first. */
  readonly evidenceAgeFrames: number[];
  /** Milliseconds that drawing each picture took on the page's thread, oldest first. */
  readonly recentPictureMs: number[];
  /** Milliseconds that each drawing of the overlay took, oldest first. */
  readonly recentOverlayMs: number[];
  /** Frames that arrived and were given up for newer ones before they were drawn. */
  droppedBySupersede: number;
  /** Frames or overlays that could not be drawn. The picture goes on; must stay 0. */
  failures: number;
}

/** A probe before anything was drawn. */
export function createProbe(): AmpullaProbe {
  return {
    displayedFrames: 0,
    lastFrameId: null,
    lastCapturedAtMs: null,
    overlayDrawn: false,
    lastEvidenceFrameId: null,
    attentionFrameId: null,
    drawnBox: null,
    overlaySettingsDrawnAtMs: [],
    pictureRect: { x: 0, y: 0, width: 0, height: 0 },
    staleDrawn: 0,
    recentFrameIntervals: [],
    evidenceAgeFrames: [],
    recentPictureMs: [],
    recentOverlayMs: [],
    droppedBySupersede: 0,
    failures: 0,
  };
}

/** Appends to one of the probe's rings and forgets the oldest value when it is full. */
export function remember(ring: number[], value: number): void {
  ring.push(value);
  if (ring.length > ringLength) ring.shift();
}
