import type { RecordedFrame } from '../../../common/recordings/recordedFrame';
import type { RecordedPrediction } from '../../../common/recordings/recordedPrediction';
import { numbersInPicture, soakFramesPerSecond } from './soakFeed';

/** How far video and records are apart. Unit: frames. */
export interface Drift {
  /** Number that the k-th picture shows, minus the frame that record k names: the largest, by its size. */
  readonly videoDriftFrames: number;
  /** Time of record k since the segment's first, minus k times a frame's length: the largest. */
  readonly clockDriftFrames: number;
}

const frameMs = 1000 / soakFramesPerSecond;

/** @param numbers what the decoded pictures show, over all segments */
export function largestDrift(numbers: readonly number[], frames: readonly RecordedFrame[]): Drift {
  const count = Math.max(numbers.length, frames.length);
  const video = Array.from({ length: count }, (_, at) => apart(numbers[at], frames[at]?.frameId));
  return {
    videoDriftFrames: largest(video),
    clockDriftFrames: largest(clockDrifts(frames)),
  };
}

/** Predictions are made of the frame that they name, and arrive before the next one. */
export function predictionDrift(
  predictions: readonly Pick<RecordedPrediction, 'frameId' | 'arrivedAtMs'>[],
  frames: readonly RecordedFrame[],
) {
  const atMs = new Map(frames.map((frame) => [frame.frameId, frame.atMs]));
  const delays = predictions.flatMap(({ frameId, arrivedAtMs }) => {
    const capturedAtMs = atMs.get(frameId);
    return capturedAtMs === undefined ? [] : [(arrivedAtMs - capturedAtMs) / frameMs];
  });
  return {
    predictionsWithoutFrame: predictions.length - delays.length,
    predictionDriftFrames: largest(delays),
  };
}

/** A picture or a record that is missing is as far off as can be. */
function apart(number: number | undefined, frameId: number | undefined): number {
  if (number === undefined || frameId === undefined) return Number.POSITIVE_INFINITY;
  const ahead = (number - frameId) % numbersInPicture;
  const positive = (ahead + numbersInPicture) % numbersInPicture;
  return positive > numbersInPicture / 2 ? positive - numbersInPicture : positive;
}

function clockDrifts(frames: readonly RecordedFrame[]): readonly number[] {
  let first = { segment: -1, at: 0, atMs: 0 };
  return frames.map(({ segment, atMs }, at) => {
    if (segment !== first.segment) first = { segment, at, atMs };
    return (atMs - first.atMs) / frameMs - (at - first.at);
  });
}

/** The one farthest from 0, with its sign; 0 without any. */
function largest(values: readonly number[]): number {
  return values.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
}
