import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { frameByteLength } from '../../common/frame';
import { ClipFolder, fileRequest, runSource, testFfmpegPath } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});

/** Lossless, and tagged with the colours that display frames have, so that bytes can be compared. */
const lossless = [
  '-c:v',
  'ffv1',
  '-pix_fmt',
  'yuv420p',
  '-colorspace',
  'bt709',
  '-color_range',
  'tv',
];

/** 64 frames whose luma is `16 + 3 * index`. */
const countingClip = clips.make(
  'counting.mkv',
  ...[
    '-f',
    'lavfi',
    '-i',
    "color=s=64x48:r=25:d=2.56,format=yuv420p,geq=lum='16+3*N':cb=128:cr=128",
  ],
  ...lossless,
);
const pattern = (size: string, seconds: number) =>
  `testsrc2=size=${size}:rate=25:duration=${seconds}`;
const patternClip = clips.make(
  'pattern.mkv',
  '-f',
  'lavfi',
  '-i',
  pattern('320x240', 0.4),
  ...lossless,
);

describe('a file as frames', () => {
  it('gives every frame once, in order, on both outputs under one id', async () => {
    const { display, model, infos, endCount } = await runSource(fileRequest(countingClip));
    expect(infos).toHaveLength(1);
    expect(endCount).toBe(1);
    const ids = Array.from({ length: 64 }, (_, index) => index);
    expect(display.map(({ frameId }) => frameId)).toEqual(ids);
    expect(model.map(({ frameId }) => frameId)).toEqual(ids);
    for (const id of ids) {
      const [shown, twin] = [display[id], model[id]];
      expect(shown?.pixels).toHaveLength(frameByteLength('i420', { width: 64, height: 48 }));
      expect(twin?.pixels).toHaveLength(frameByteLength('rgb24', { width: 32, height: 24 }));
      expect(shown?.pixels.subarray(0, 64 * 48).every((luma) => luma === 16 + 3 * id)).toBe(true);
      const grey = ((3 * id) / 219) * 255;
      expect(Math.abs((twin?.pixels[333] ?? -1) - grey)).toBeLessThanOrEqual(1.5);
      expect(twin?.mediaTimeMs).toBe(shown?.mediaTimeMs);
      expect(twin?.capturedAtMs).toBe(shown?.capturedAtMs);
      expect(shown?.mediaTimeMs).toBeCloseTo(id * 40, 6);
    }
  });

  it('tells what it found', async () => {
    const { infos } = await runSource(fileRequest(patternClip));
    expect(infos[0]).toMatchObject({ width: 320, height: 240, framesPerSecond: 25 });
    expect(infos[0]).toMatchObject({ interlaced: false, durationMs: 400 });
    expect(infos[0]?.displaySize).toEqual({ width: 320, height: 240 });
  });

  it('crops exactly to the pixel', async () => {
    const fieldOfView = { x: 102, y: 34, width: 120, height: 90 };
    const { display, infos } = await runSource(fileRequest(patternClip), { fieldOfView });
    const words = ['-v', 'error', '-i', patternClip, '-f', 'rawvideo', '-'];
    const whole = execFileSync(testFfmpegPath, words, { maxBuffer: 1e8 });
    expect(infos[0]?.fieldOfView.rect).toEqual(fieldOfView);
    expect(display).toHaveLength(10);
    const frameLength = frameByteLength('i420', { width: 320, height: 240 });
    for (const [index, frame] of display.entries()) {
      const source = whole.subarray(index * frameLength, (index + 1) * frameLength);
      for (let y = 0; y < 90; y += 1) {
        const start = (34 + y) * 320 + 102;
        const row = frame.pixels.subarray(y * 120, (y + 1) * 120);
        expect(Buffer.compare(row, source.subarray(start, start + 120))).toBe(0);
      }
      for (let y = 0; y < 45; y += 1) {
        const start = 320 * 240 + (17 + y) * 160 + 51;
        const row = frame.pixels.subarray(120 * 90 + y * 60, 120 * 90 + (y + 1) * 60);
        expect(Buffer.compare(row, source.subarray(start, start + 60))).toBe(0);
      }
    }
  });

  it('delivers only the outputs that are wanted', async () => {
    const display = await runSource(fileRequest(countingClip), { modelInput: null });
    expect([display.display.length, display.model.length]).toEqual([64, 0]);
    const model = await runSource(fileRequest(countingClip), { displayOutput: false });
    expect([model.display.length, model.model.length]).toEqual([0, 64]);
  });

  it('makes odd sizes even and shrinks what is larger than the display limit', async () => {
    const odd = clips.make(
      'odd.mkv',
      '-f',
      'lavfi',
      '-i',
      'testsrc=s=161x121:d=0.2',
      '-c:v',
      'ffv1',
    );
    const oddRun = await runSource(fileRequest(odd));
    expect(oddRun.infos[0]).toMatchObject({ width: 161, height: 121 });
    expect(oddRun.display[0]).toMatchObject({ width: 160, height: 120 });
    const large = clips.make('large.mp4', '-f', 'lavfi', '-i', pattern('2560x1440', 0.12));
    const largeRun = await runSource(fileRequest(large));
    expect(largeRun.infos[0]).toMatchObject({ width: 2560, height: 1440 });
    expect(largeRun.infos[0]?.displaySize).toEqual({ width: 1920, height: 1080 });
    expect(largeRun.display).toHaveLength(3);
    expect(largeRun.display[0]).toMatchObject({ width: 1920, height: 1080 });
  });

  it('shows anamorphic pictures with square pixels', async () => {
    const words = ['-f', 'lavfi', '-i', `${pattern('180x144', 0.2)},setsar=16/15`];
    const { infos, display } = await runSource(fileRequest(clips.make('wide.mp4', ...words)));
    expect(infos[0]).toMatchObject({ width: 192, height: 144 });
    expect(display[0]).toMatchObject({ width: 192, height: 144 });
  });

  it('brings full-range colours to the range of display frames', async () => {
    const words = ['-f', 'lavfi', '-i', 'color=white:s=64x48:r=25:d=0.2', '-pix_fmt', 'yuvj420p'];
    const clip = clips.make('full.mkv', ...words, '-c:v', 'mjpeg', '-q:v', '1');
    const { display, model } = await runSource(fileRequest(clip));
    expect(Math.abs((display[0]?.pixels[100] ?? 0) - 235)).toBeLessThanOrEqual(1);
    expect(model[0]?.pixels[100]).toBeGreaterThanOrEqual(253);
  });
});

describe('the test pattern', () => {
  it('has the size, the rate and the length that were asked for', async () => {
    const { infos, display, model, endCount } = await runSource({
      ...{ kind: 'testPattern', width: 320, height: 180, framesPerSecond: 50 },
      ...{ pace: 'asFastAsPossible', durationMs: 1000 },
    });
    expect(infos[0]).toMatchObject({ width: 320, height: 180, framesPerSecond: 50 });
    expect(infos[0]?.durationMs).toBe(1000);
    expect([display.length, model.length, endCount]).toEqual([50, 50, 1]);
    expect(display[49]?.mediaTimeMs).toBe(980);
    expect(display[0]?.pixels).not.toEqual(display[49]?.pixels);
  });
});

describe('times', () => {
  it('are the presentation times of a variable frame rate', async () => {
    const kept = "select='lt(n,5)+between(n,15,19)+eq(n,40)'";
    const words = ['-f', 'lavfi', '-i', `${pattern('64x48', 2)},${kept}`, '-fps_mode', 'vfr'];
    const clip = clips.make('variable.mkv', ...words, ...lossless);
    const { display, model } = await runSource(fileRequest(clip));
    const expected = [0, 1, 2, 3, 4, 15, 16, 17, 18, 19, 40].map((index) => index * 40);
    expect(display.map(({ mediaTimeMs }) => Math.round(mediaTimeMs))).toEqual(expected);
    expect(model.map(({ mediaTimeMs }) => Math.round(mediaTimeMs))).toEqual(expected);
  });

  it('count from the first frame, wherever the file begins', async () => {
    const words = ['-i', countingClip, '-c', 'copy', '-output_ts_offset', '7'];
    const { display } = await runSource(fileRequest(clips.make('late.mkv', ...words)));
    expect(display[0]?.mediaTimeMs).toBe(0);
    expect(display[63]?.mediaTimeMs).toBeCloseTo(63 * 40, 6);
  });

  it('come from the clock that was passed in', async () => {
    let clock = 0;
    const nowMs = () => (clock += 1000);
    const { display } = await runSource(fileRequest(patternClip), { nowMs });
    expect(display.map(({ capturedAtMs }) => capturedAtMs)).toEqual(
      display.map((_, index) => (index + 1) * 1000),
    );
  });

  it('pass in real time when asked to', async () => {
    const startedAtMs = performance.now();
    const { display } = await runSource({ ...fileRequest(countingClip), pace: 'realTime' });
    expect(performance.now() - startedAtMs).toBeGreaterThan(2300);
    const [first, last] = [display[0]?.capturedAtMs ?? 0, display[63]?.capturedAtMs ?? 0];
    expect(last - first).toBeGreaterThan(63 * 40 - 300);
    expect(last - first).toBeLessThan(63 * 40 + 300);
  });
});
