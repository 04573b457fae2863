import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findFfmpeg } from '../../capture/findFfmpeg';
import { makeSmallRecording } from '../../recording/testKit/smallRecording';
import { measureReplay } from './measureReplay';

it('measures a recording, and stops when it is told to', async () => {
  const root = mkdtempSync(join(tmpdir(), 'ampulla-replay-bench-'));
  const ffmpegPath = findFfmpeg({ env: process.env });
  try {
    const { path } = makeSmallRecording({ ffmpegPath, root, segments: [60] });
    const stop = new AbortController();
    let now = 0;
    const options = {
      ...{ folder: path, ffmpegPath, signal: stop.signal, random: () => 0.5 },
      nowMs: () => (now += 1),
      progress: () => undefined,
    };
    const figures = await measureReplay(options);
    expect(figures).toMatchObject({ frames: 60, durationMs: 2360, seekP95Ms: 1, stepP95Ms: 1 });
    expect(figures.decodedFramesPerSecond).toBeCloseTo((1000 * 60) / (2 * 60 + 1), 5);
    stop.abort();
    await expect(measureReplay(options)).rejects.toThrow(/abort/i);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
