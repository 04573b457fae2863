import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { findFfmpeg } from '../capture/findFfmpeg';
import { measureCaptureLag } from './captureLag';

const ffmpegPath = findFfmpeg({ env: process.env });
const watch = { nowMs: () => performance.now(), check: () => undefined };

describe('measureCaptureLag', () => {
  it('finds that a progressive source is not held back', async () => {
    expect(await measureCaptureLag(ffmpegPath, false, watch)).toBe(0);
  });

  it('finds the one frame that deinterlacing needs', async () => {
    expect(await measureCaptureLag(ffmpegPath, true, watch)).toBe(1);
  });
});
