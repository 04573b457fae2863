import { describe, expect, it } from 'vitest';
import type { SourceRequest } from './captureContract';
import { CaptureError } from './captureErrors';
import { startSource } from './testKit';

function pattern(width: number, height: number): SourceRequest {
  const end = { pace: 'asFastAsPossible', durationMs: 200 } as const;
  return { kind: 'testPattern', width, height, framesPerSecond: 10, ...end };
}

describe('a source of an odd size', () => {
  it.each([
    [3, 3, 2, 2],
    [17, 2160, 8, 1080],
    [4097, 2161, 1920, 1012],
    [7680, 4320, 1920, 1080],
  ])('of %i × %i gives pictures', async (width, height, shownWidth, shownHeight) => {
    const { source, delivered, over } = startSource(pattern(width, height));
    await over;
    await source.dispose();
    expect(delivered.errors).toEqual([]);
    expect(delivered.display).toHaveLength(2);
    const [first] = delivered.display;
    expect([first?.width, first?.height]).toEqual([shownWidth, shownHeight]);
  });

  it('of 1 × 1 is refused by name, without a crash and without waiting', async () => {
    const { source, delivered, over } = startSource(pattern(1, 1));
    await over;
    await source.dispose();
    expect(delivered.display).toEqual([]);
    expect(delivered.errors[0]).toBeInstanceOf(CaptureError);
    expect(delivered.errors[0]?.message).toContain('Test pattern');
  });
});
