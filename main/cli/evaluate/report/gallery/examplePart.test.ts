import { describe, expect, it } from 'vitest';
import type { Box } from '../../../../../common/geometry';
import { syntheticImages } from '../fixtures/syntheticImages';
import { examplePart } from './examplePart';

function seen(fieldOfView: Box, targets: readonly Box[]): readonly Box[] {
  const images = syntheticImages(1, 0, { seed: 1, errorPx: 5, hasMask: false, saysPeak: true });
  return images.map((image) =>
    examplePart({
      ...image,
      size: { width: 400, height: 320 },
      targets,
      predicted: { ...image.predicted, fieldOfView },
    }),
  );
}

describe('examplePart', () => {
  it('is the field of view, in whole pixels', () => {
    const part = seen({ x: 20.4, y: 10, width: 300.2, height: 280 }, []);
    expect(part).toEqual([{ x: 20, y: 10, width: 301, height: 280 }]);
  });

  it('reaches out to a true box, but never beyond the picture', () => {
    const part = seen({ x: 20, y: 10, width: 300, height: 280 }, [
      { x: 5, y: 50, width: 500, height: 20 },
    ]);
    expect(part).toEqual([{ x: 5, y: 10, width: 395, height: 280 }]);
  });
});
