import type { Prediction } from '../../../../common/prediction';
import { type DetectionRule, isFound } from '../../../../common/sensitivity';
import type { RuleFigures } from '../../../../common/sensitivityCosts';
import { shownEvidence } from './shownEvidence';
import type { VideoTruth } from './truth';

/**
 * What a rule would have shown on a video of which every frame was predicted in time, against where the papilla
 * was.
 * @param predictions one a frame, in order
 */
export function ruleFigures(
  predictions: readonly Prediction[],
  truth: VideoTruth,
  rule: DetectionRule,
): RuleFigures {
  const shown = shownEvidence(predictions, rule).map((evidence) => evidence !== null);
  const found = predictions.map(
    ({ peak, quality }) => quality.verdict === 'usable' && isFound(peak, rule),
  );
  const { inView, framesPerSecond } = truth;
  const minutesOf = (frames: number): number => frames / framesPerSecond / 60;
  const delays = appearancesIn(inView).map((appearance) => delayOf(appearance, shown));
  const seen = delays.filter((delay): delay is number => delay !== null);
  const framesInView = countOf(inView, (isThere) => isThere);
  const framesWithout = inView.length - framesInView;
  const perMinute = (count: number, frames: number): number => rounded(count / minutesOf(frames));
  const delayFrames = seen.length === 0 ? null : sum(seen) / seen.length;
  return {
    rule,
    delaysFrames: delays,
    delayMs: delayFrames === null ? null : rounded((delayFrames * 1000) / framesPerSecond),
    falsePositivesPerMinute:
      framesWithout === 0 ? null : perMinute(falseStarts(shown, inView), framesWithout),
    falseFrames: countOf(shown, (isShown, index) => isShown && inView[index] === false),
    shownShare:
      framesInView === 0
        ? null
        : rounded(countOf(shown, (is, index) => is && inView[index] === true) / framesInView),
    flickerPerMinute: perMinute(changesIn(shown), inView.length),
    flickerPerMinuteWithoutHold: perMinute(changesIn(found), inView.length),
  };
}

/** A run of frames in which the papilla is in view; `end` is the first frame after it. */
interface Appearance {
  readonly start: number;
  readonly end: number;
}

/** Every run of frames with the papilla in view. */
export function appearancesIn(inView: readonly boolean[]): Appearance[] {
  const starts = inView.flatMap((isThere, index) =>
    isThere && inView[index - 1] !== true ? [index] : [],
  );
  return starts.map((start) => {
    const gone = inView.indexOf(false, start);
    return { start, end: gone === -1 ? inView.length : gone };
  });
}

/** Frames from an appearance until something is shown; null when nothing is before it ends. */
function delayOf({ start, end }: Appearance, shown: readonly boolean[]): number | null {
  const first = shown.indexOf(true, start);
  return first === -1 || first >= end ? null : first - start;
}

/** How often something appeared while no papilla was in view. What merely stays after it left is no start. */
function falseStarts(shown: readonly boolean[], inView: readonly boolean[]): number {
  return countOf(
    shown,
    (isShown, index) => isShown && shown[index - 1] !== true && inView[index] === false,
  );
}

function changesIn(values: readonly boolean[]): number {
  return countOf(values, (value, index) => index > 0 && value !== values[index - 1]);
}

function countOf(
  values: readonly boolean[],
  counts: (value: boolean, index: number) => boolean,
): number {
  return values.filter(counts).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Thousandths: more digits would only claim what nobody measured. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
