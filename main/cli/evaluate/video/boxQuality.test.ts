import { describe, expect, it } from 'vitest';
import { boxQuality } from './boxQuality';
import { predictionsOf } from './fixtures/patternPredictions';
import { shownEvidence } from './shownEvidence';

const truth = { x: 10, y: 10, width: 20, height: 10 };
const frameSize = { width: 200, height: 100 };
/** Half of each box is shared: an IoU of 1/3, and a distance of (10 / 200 + 0) / 2. */
const shifted = { ...truth, x: 20 };

describe('boxQuality', () => {
  it('is the mean over the frames on which a mark stood on a papilla in view', () => {
    const [right, beside] = [...predictionsOf('#', truth), ...predictionsOf('#', shifted)];
    const shown = [right ?? null, beside ?? null, null, right ?? null];
    const quality = boxQuality(shown, [truth, truth, truth, null], frameSize);
    expect(quality?.frames).toBe(2);
    expect(quality?.meanIou).toBeCloseTo((1 + 1 / 3) / 2, 12);
    expect(quality?.meanCentroidDistance).toBeCloseTo(0.0125, 12);
    expect(quality).toMatchObject({ successIou30: 1, successDistance5: 1 });
  });

  it('counts success strictly beyond its level', () => {
    const [far] = predictionsOf('#', { ...truth, x: 30 });
    // 20 px of 200 are a tenth, halved: exactly 5 %, which is no success.
    expect(boxQuality([far ?? null], [truth], frameSize)).toMatchObject({
      ...{ meanIou: 0, meanCentroidDistance: 0.05 },
      ...{ successIou30: 0, successDistance5: 0 },
    });
  });

  it('measures a held mark against the frame on which it still stands', () => {
    const predictions = predictionsOf('###..', truth);
    const shown = shownEvidence(predictions, { peak: 0.5, toShow: 1, toHide: 5 });
    const moved = { ...truth, x: 20 };
    const quality = boxQuality(shown, [truth, truth, truth, moved, moved], frameSize);
    expect(quality?.frames).toBe(5);
    expect(quality?.meanIou).toBeCloseTo((3 + 2 / 3) / 5, 12);
  });

  it('is nothing where nothing was shown on a papilla', () => {
    expect(boxQuality([null], [truth], frameSize)).toBeNull();
    expect(boxQuality(predictionsOf('#'), [null], frameSize)).toBeNull();
  });
});
