import { describe, expect, it } from 'vitest';
import { difficultyClasses, type DifficultyVerdict } from '../../../common/difficulty';
import type { ModelIdentity } from '../../../common/prediction';
import type { ViewQuality } from '../../../common/viewQuality';
import { aDifficultyPack } from '../fixtures/difficultyPacks';
import { aPrediction, aView } from '../fixtures/predictions';
import { touchingPredictions, touchingShare } from './deviceTouch';
import { DifficultyEstimate } from './difficultyEstimate';
import { mostPooledFrames, neededFrames } from './verdictPool';

const model: ModelIdentity = {
  ...{ packId: 'a-difficulty', packVersion: '1.0.0' },
  ...{ sha256: '0'.repeat(64), provider: 'cpu' },
};
const map = { width: 1, height: 1, values: Uint8Array.of(255) };

function anEstimate(pack = aDifficultyPack()) {
  const estimate = new DifficultyEstimate(pack.manifest);
  const look = (verdict: ViewQuality['verdict'], times = 1, deviceShare = 0): boolean[] =>
    Array.from({ length: times }, () =>
      estimate.see(
        aPrediction({ found: verdict !== 'noAmpulla', view: aView(verdict, deviceShare) }),
      ),
    );
  let frameId = 0;
  /** Accepted frames, one every so many milliseconds. */
  const add = (probabilities: readonly number[], times: number, everyMs = 250): void => {
    for (let count = 0; count < times; count += 1) {
      const moment = { frameId, capturedAtMs: frameId * everyMs, mediaTimeMs: 0 };
      estimate.add({ ...moment, probabilities, attention: map, inferenceMs: 9 }, model);
      frameId += 1;
    }
  };
  return { estimate, look, add };
}

function verdictOf({ status }: DifficultyEstimate): DifficultyVerdict {
  if (!('verdict' in status)) throw new Error(`There is no verdict: ${status.state}.`);
  return status.verdict;
}

describe('DifficultyEstimate', () => {
  it('speaks from the tenth accepted frame on', () => {
    const { estimate, add } = anEstimate();
    add([0.5, 0.5], neededFrames - 1);
    expect(estimate.status).toEqual({
      ...{ state: 'gathering', acceptedFrames: 9, neededFrames: 10, missing: null },
    });
    add([0.5, 0.5], 1);
    expect(estimate.status).toMatchObject({ state: 'speaking', acceptedFrames: 10 });
  });

  it('waits until the frames span two seconds', () => {
    const { estimate, add } = anEstimate();
    add([0.5, 0.5], 20, 100);
    expect(estimate.status.state).toBe('gathering');
    add([0.5, 0.5], 1, 100);
    expect(estimate.status.state).toBe('speaking');
  });

  it('says the mean of all frames, its frames, its model and what the model measured', () => {
    const { estimate, add } = anEstimate();
    add([0.9, 0.1], 5);
    add([0.4, 0.6], 5);
    expect(estimate.status).toMatchObject({
      verdict: {
        label: 'easy',
        classes: ['easy', 'difficult'],
        pooledFrameIds: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        model,
        measured: { difficultRecall: 0.61, easyRecall: 0.72, dataset: 'phantom' },
      },
    });
    const verdict = verdictOf(estimate);
    expect(verdict.difficultProbability).toBeCloseTo(0.35);
  });

  it('calls difficult what reaches the threshold of the pack', () => {
    const { estimate, add } = anEstimate();
    add([0.6, 0.4], 10);
    expect(estimate.status).toMatchObject({ verdict: { label: 'difficult' } });
  });

  it('calls everything but easy difficult in four classes', () => {
    const { estimate, add } = anEstimate(aDifficultyPack(difficultyClasses));
    add([0.55, 0.2, 0.2, 0.05], 10);
    expect(estimate.status).toMatchObject({ verdict: { label: 'difficult' } });
    const verdict = verdictOf(estimate);
    expect(verdict.probabilities.map((value) => Math.round(value * 100))).toEqual([55, 20, 20, 5]);
  });

  it('lets the oldest frames go', () => {
    const { estimate, add } = anEstimate();
    add([1, 0], 10);
    add([0, 1], mostPooledFrames);
    const verdict = verdictOf(estimate);
    expect(verdict.difficultProbability).toBe(1);
    expect(verdict.pooledFrameIds).toHaveLength(mostPooledFrames);
    expect(verdict.pooledFrameIds[0]).toBe(10);
  });

  it('lets only fit views speak, and says steadily what is missing', () => {
    const { estimate, look } = anEstimate();
    expect(look('fit')).toEqual([true]);
    expect(look('oblique', 4)).toEqual([false, false, false, false]);
    expect(estimate.status).toMatchObject({ missing: null });
    look('oblique');
    expect(estimate.status).toMatchObject({ missing: 'oblique' });
    look('blurred', 2);
    expect(estimate.status).toMatchObject({ missing: 'oblique' });
    look('fit', 3);
    expect(estimate.status).toMatchObject({ missing: null });
  });
});

describe('a device at the ampulla', () => {
  it('freezes the verdict, whatever comes later', () => {
    const { estimate, look, add } = anEstimate();
    add([0.5, 0.5], 10);
    look('instrument', touchingPredictions - 1, touchingShare);
    expect(estimate.isClosed).toBe(false);
    look('instrument', 1, touchingShare);
    const { status } = estimate;
    expect(status.state).toBe('frozen');
    look('fit', 50);
    add([0, 1], 50);
    expect(look('fit')).toEqual([false]);
    expect(estimate.status).toEqual(status);
  });

  it('is too early for a verdict that is not there', () => {
    const { estimate, look, add } = anEstimate();
    add([0.5, 0.5], 9);
    look('instrument', touchingPredictions, 0.5);
    expect(estimate.status).toEqual({ state: 'tooLate', acceptedFrames: 9 });
    add([0.5, 0.5], 9);
    expect(estimate.status).toEqual({ state: 'tooLate', acceptedFrames: 9 });
  });

  it('does not touch it while it only passes or covers little', () => {
    const { estimate, look } = anEstimate();
    for (let pass = 0; pass < 5; pass += 1) {
      look('instrument', touchingPredictions - 1, touchingShare);
      look('fit');
    }
    look('instrument', 50, touchingShare * 0.9);
    expect(estimate.isClosed).toBe(false);
  });

  it('is counted on when the ampulla is lost for a moment', () => {
    const { estimate, look } = anEstimate();
    look('instrument', touchingPredictions - 1, touchingShare);
    look('noAmpulla', 3);
    look('instrument', 1, touchingShare);
    expect(estimate.isClosed).toBe(true);
  });

  it('is forgotten when everything begins anew', () => {
    const { estimate, look, add } = anEstimate();
    add([0.5, 0.5], 10);
    look('instrument', touchingPredictions, touchingShare);
    estimate.beginAnew();
    expect(estimate.status).toMatchObject({ state: 'gathering', acceptedFrames: 0, missing: null });
    expect(look('fit')).toEqual([true]);
  });
});
