import type { Point } from '../../common/geometry';
import type { Prediction } from '../../common/prediction';

/**
 * One line of JSON about one frame, with its line break.
 * @param prediction with its region in pixels of the source frame, relative to `origin`
 * @param origin upper left corner of the field of view in the source frame
 */
export function predictionLine(prediction: Prediction, origin: Point): string {
  const { frameId, mediaTimeMs, peak, inferenceMs, found, region } = prediction;
  const { box, centroid } = region;
  const inSource = {
    box: {
      x: rounded(origin.x + box.x),
      y: rounded(origin.y + box.y),
      width: rounded(box.width),
      height: rounded(box.height),
    },
    centroid: { x: rounded(origin.x + centroid.x), y: rounded(origin.y + centroid.y) },
  };
  const line = {
    frameId,
    timeMs: rounded(mediaTimeMs),
    box: found ? inSource.box : null,
    centroid: found ? inSource.centroid : null,
    peak: Math.round(peak * 1e6) / 1e6,
    inferenceMs: rounded(inferenceMs),
  };
  return `${JSON.stringify(line)}\n`;
}

/** Thousandths of a pixel or a millisecond; more digits would only claim what nobody measured. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
