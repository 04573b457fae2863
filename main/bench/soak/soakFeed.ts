import { nothingBlanked } from '../../../common/blanking';
import type { Size } from '../../../common/geometry';
import type { Prediction } from '../../../common/prediction';
import type { OverlayEvidence, SourceInfo } from '../../../common/status';
import type { DisplayedFrame } from '../../recording/recorder/recordingContract';
import type { PredictingModel } from '../../recording/recorder/liveTrack';
import { numberedFrame } from '../../recording/testKit/numberedFrame';

/** Rate of the made-up source. */
export const soakFramesPerSecond = 25;
/** Numbers begin anew after so many frames: a picture has room for sixteen bits. */
export const numbersInPicture = 0x1_0000;

const maskSide = 64;
const blobRadius = 10;
const levels = 16;

/** What predicts in a soak: nothing. Its masks are a round spot that wanders. */
export const soakModel: PredictingModel = {
  ...{ packId: 'soak', packVersion: '0.0.0', sha256: '0'.repeat(64), provider: 'cpu' },
  thresholds: { peak: 0.5, region: 0.5 },
};

/** A frame that shows its number, as the live pipeline would hand it over. */
export function soakFrame(frameId: number, capturedAtMs: number, size: Size): DisplayedFrame {
  const pixels = numberedFrame(frameId % numbersInPicture, size);
  const mediaTimeMs = (frameId * 1000) / soakFramesPerSecond;
  return {
    frame: { frameId, capturedAtMs, mediaTimeMs, ...size, pixelFormat: 'i420', pixels },
    info: infoOf(size),
    blanking: { ...nothingBlanked, state: 'ready', frameSize: size },
  };
}

/** A prediction of it, with a mask that is never twice the same for long. */
export function soakPrediction(frameId: number, capturedAtMs: number, size: Size): Prediction {
  const angle = frameId / 40;
  const [x, y] = [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle * 1.3)];
  const centroid = { x: x * size.width, y: y * size.height };
  const box = { x: centroid.x - 20, y: centroid.y - 20, width: 40, height: 40 };
  return {
    ...{ frameId, capturedAtMs, mediaTimeMs: (frameId * 1000) / soakFramesPerSecond },
    ...{ peak: 0.9, found: true, region: { box, centroid }, instrumentShare: 0, inferenceMs: 12 },
    quality: { litShare: 1, brightness: 128, tissueShare: 1, sharpness: 1, verdict: 'usable' },
    view: { measures: null, verdict: 'fit' },
    mask: { width: maskSide, height: maskSide, values: spot(x * maskSide, y * maskSide) },
  };
}

/** The overlay of it. */
export function soakEvidence(prediction: Prediction): OverlayEvidence {
  return { prediction, validForMs: 200 };
}

function spot(centreX: number, centreY: number): Uint8Array {
  const step = 255 / (levels - 1);
  return Uint8Array.from({ length: maskSide * maskSide }, (_, at) => {
    const distance = Math.hypot((at % maskSide) - centreX, Math.floor(at / maskSide) - centreY);
    const share = Math.max(0, 1 - distance / blobRadius);
    return Math.round((share * 255) / step) * step;
  });
}

function infoOf(size: Size): SourceInfo {
  const none = { widthPx: 0, heightPx: 0 };
  const corners = { topLeft: none, topRight: none, bottomRight: none, bottomLeft: none };
  return {
    ...{ ...size, framesPerSecond: soakFramesPerSecond, interlaced: false, durationMs: null },
    fieldOfView: { rect: { x: 0, y: 0, ...size }, corners },
    fieldOfViewOrigin: 'automatic',
    displaySize: size,
  };
}
