import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fileInput, fileOptions } from './ffmpegArguments';
import { probeCommand, thumbnailCommand } from './ffmpegCommands';
import { parseProbe } from './probeParser';
import { ClipFolder, testFfmpegPath } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});
const clip = clips.make('clip.mp4', '-f', 'lavfi', '-i', 'testsrc2=s=320x240:r=30:d=1');
const { signal } = new AbortController();

describe('commands of ffmpeg', () => {
  it('probe a file without ffprobe', async () => {
    const outcome = await probeCommand(testFfmpegPath, fileInput(clip), fileOptions, signal);
    expect(outcome.ok).toBe(true);
    const expected = { size: { width: 320, height: 240 }, framesPerSecond: 30, durationMs: 1000 };
    expect(parseProbe(outcome.errorText)).toMatchObject(expected);
  });

  it('stop when told to', async () => {
    const stopped = await probeCommand(testFfmpegPath, fileInput(clip), [], AbortSignal.abort());
    expect(stopped.ok).toBe(false);
    const late = AbortSignal.timeout(50);
    const endless = ['-re', '-f', 'lavfi'];
    const outcome = await probeCommand(testFfmpegPath, 'testsrc2=r=10', endless, late);
    expect(outcome.ok).toBe(false);
  });

  it('write a thumbnail that is a picture', async () => {
    const outputPath = join(clips.path, 'small picture.jpg');
    const request = { input: fileInput(clip), atMs: 500, widthPx: 160, outputPath };
    expect(await thumbnailCommand(testFfmpegPath, request, signal)).toMatchObject({ ok: true });
    expect(statSync(outputPath).size).toBeGreaterThan(1000);
    const outcome = await probeCommand(testFfmpegPath, fileInput(outputPath), fileOptions, signal);
    expect(parseProbe(outcome.errorText)?.size).toEqual({ width: 160, height: 120 });
  });
});
