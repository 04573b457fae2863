import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSmallRecording } from '../testKit/smallRecording';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const root = mkdtempSync(join(tmpdir(), 'ampulla-formats-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The Python of the section on recordings. */
function snippet(): string {
  const [, section = ''] = readFileSync('docs/formats.md', 'utf8').split('\n## Recording\n');
  return /```python\n(.*?)```/su.exec(section)?.[1] ?? '';
}

describe('the snippet of docs/formats.md', () => {
  it('reads all of a recording with nothing but Python itself', () => {
    const mask = { width: 3, height: 2, values: Uint8Array.of(0, 17, 34, 51, 68, 255) };
    const { path } = makeSmallRecording({
      ...{ ffmpegPath, root, segments: [30, 12] },
      content: {
        predictions: [
          {
            ...{ frameId: 100, arrivedAtMs: 40, model: 0, peak: 0.9, found: true, mask },
            ...{ quality: 'usable', view: 'fit', inferenceMs: 20 },
            box: { x: 1, y: 2, width: 3, height: 4 },
            centroid: { x: 2, y: 3 },
          },
        ],
        evidence: [{ arrivedAtMs: 41, frameId: 100, validForMs: 200 }],
      },
      timeline: [{ kind: 'attention', atMs: 1, frameId: null, shown: true }],
    });
    const script = join(root, 'read.py');
    writeFileSync(script, `${snippet()}print(list(predictions[0]["values"]))\n`);
    const said = execFileSync('python3', [script, path], { encoding: 'utf8' });
    expect(said.trim().split('\n')).toEqual([
      'video-000.mp4 30 frames from 0.0 ms on',
      'video-001.mp4 12 frames from 2200.0 ms on',
      '42 frames, 1 predictions, 1 changes of evidence, 1 entries',
      '[0, 17, 34, 51, 68, 255]',
    ]);
  });
});
