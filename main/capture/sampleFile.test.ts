import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from './findFfmpeg';
import { sampleFile } from './sampleFile';
import { probeFile } from './surveyFile';
import { ClipFolder, fileRequest, runSource } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});

/** An octagon with legs of 40 px inside a black frame; fades in from black over its first second. */
const octagon = [
  'testsrc2=s=240x200:r=10:d=6,format=yuv420p',
  "geq=lum='if(lt(min(X,W-1-X)+min(Y,H-1-Y),40),16,min(60+p(X,Y)*0.6,T*200))':cb='p(X,Y)':cr='p(X,Y)'",
  'pad=400:240:120:20',
].join(',');
const longClip = clips.make(
  'octagon.mp4',
  '-f',
  'lavfi',
  '-i',
  octagon,
  '-c:v',
  'libx264',
  '-crf',
  '18',
);
const still = clips.make('octagon.jpg', '-ss', '3', '-i', longClip, '-frames:v', '1', '-q:v', '2');

describe('the field of view of a file', () => {
  it('is found by itself, and everything outside is black', async () => {
    const { infos, display, model } = await runSource(fileRequest(longClip), {
      fieldOfView: 'auto',
    });
    const { rect, corners } = infos[0]?.fieldOfView ?? { rect: null, corners: null };
    expect(rect).toEqual({ x: 120, y: 20, width: 240, height: 200 });
    for (const { widthPx, heightPx } of Object.values(corners ?? {})) {
      expect(Math.abs(widthPx - 40)).toBeLessThanOrEqual(3);
      expect(Math.abs(heightPx - 40)).toBeLessThanOrEqual(3);
    }
    const shown = display[30];
    expect(shown).toMatchObject({ width: 240, height: 200 });
    const [y, u] = [shown?.pixels[0], shown?.pixels[240 * 200]];
    expect([y, u]).toEqual([16, 128]);
    expect([...(model[30]?.pixels.subarray(0, 3) ?? [])]).toEqual([0, 0, 0]);
    expect(shown?.pixels[100 * 240 + 120]).toBeGreaterThan(50);
  });

  it('is the whole frame when it is not to be sought', async () => {
    const { infos } = await runSource(fileRequest(longClip), { fieldOfView: 'none' });
    expect(infos[0]?.fieldOfView.rect).toEqual({ x: 0, y: 0, width: 400, height: 240 });
  });

  it('is the whole frame when there is nothing lit', async () => {
    const clip = clips.make('dark.mp4', '-f', 'lavfi', '-i', 'color=black:s=160x120:d=0.4');
    const { infos } = await runSource(fileRequest(clip), { fieldOfView: 'auto' });
    expect(infos[0]?.fieldOfView.rect).toEqual({ x: 0, y: 0, width: 160, height: 120 });
  });

  it('is found in an image', async () => {
    const { infos } = await runSource(fileRequest(still), { fieldOfView: 'auto' });
    expect(infos[0]?.fieldOfView.rect).toEqual({ x: 120, y: 20, width: 240, height: 200 });
  });
});

describe.skipIf(process.platform === 'win32')('sampleFile', () => {
  it('starts one ffmpeg for an image, whose samples would all be the same', async () => {
    const log = join(dirname(still), 'started');
    const real = findFfmpeg({ env: process.env });
    const ffmpegPath = join(dirname(still), 'counted-ffmpeg');
    writeFileSync(ffmpegPath, `#!/bin/sh\necho x >> '${log}'\nexec '${real}' "$@"\n`);
    chmodSync(ffmpegPath, 0o755);
    const { signal } = new AbortController();
    const video = await probeFile(still, real, signal);
    expect(await sampleFile(still, video, { ffmpegPath, signal })).toHaveLength(1);
    expect(readFileSync(log, 'utf8')).toBe('x\n');
  });
});
