import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { SourceRequest } from './captureContract';
import { SourceLostError } from './captureErrors';
import { runningFfmpegProcessIds } from './ffmpegProcess';
import { createFrameSource } from './frameSource';
import { ClipFolder, fileRequest, isAlive, plainOptions, startSource, until } from './testKit';

const clips = new ClipFolder();
afterAll(() => {
  clips.dispose();
});
afterEach(() => {
  expect(runningFfmpegProcessIds()).toEqual([]);
});

const lossless = ['-c:v', 'ffv1'];
const source = 'testsrc2=size=640x360:rate=25:duration=2';
const clip = clips.make('clip.mkv', '-f', 'lavfi', '-i', source, ...lossless);
const endless: SourceRequest = {
  ...{ kind: 'testPattern', width: 320, height: 240, framesPerSecond: 50 },
  ...{ pace: 'realTime', durationMs: null },
};
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The one ffmpeg that runs. */
function onlyProcessId(): number {
  const ids = runningFfmpegProcessIds();
  expect(ids).toHaveLength(1);
  return ids[0] ?? NaN;
}

describe('a running source', () => {
  it('reports a killed ffmpeg once, by name, after the frames that were whole', async () => {
    const { source, delivered, over } = startSource({ ...fileRequest(clip), pace: 'realTime' });
    await until(() => delivered.display.length >= 5);
    process.kill(onlyProcessId(), 'SIGKILL');
    await over;
    expect(delivered.endCount).toBe(0);
    expect(delivered.errors[0]).toBeInstanceOf(SourceLostError);
    expect(delivered.errors[0]?.message).toMatch(/“clip\.mkv” broke off \(.*SIGKILL\)/);
    const count = delivered.display.length;
    await source.dispose();
    expect([delivered.display.length, delivered.errors.length]).toEqual([count, 1]);
  });

  it('is silent and leaves no process once disposed', async () => {
    const { source, delivered } = startSource(endless);
    await until(() => delivered.display.length >= 3);
    const processId = onlyProcessId();
    await source.dispose();
    expect(isAlive(processId)).toBe(false);
    const count = delivered.display.length + delivered.model.length;
    await pause(100);
    expect(delivered.display.length + delivered.model.length).toBe(count);
    expect([delivered.endCount, delivered.errors.length]).toEqual([0, 0]);
    await source.dispose();
  });

  it('can be disposed at any moment of its start', async () => {
    for (const afterMs of [0, 20, 60, 120, 200, 300]) {
      const { source, delivered } = startSource(fileRequest(clip), { fieldOfView: 'auto' });
      await pause(afterMs);
      await source.dispose();
      expect(runningFfmpegProcessIds()).toEqual([]);
      expect(delivered.errors).toEqual([]);
    }
  });

  it('can be disposed before it starts and while its receiver holds it back', async () => {
    await createFrameSource(endless, plainOptions).dispose();
    const held = startSource({ ...endless, pace: 'asFastAsPossible' }, {}, (delivered) => ({
      onDisplayFrame: (frame) => {
        delivered.display.push(frame);
        return new Promise<void>(() => undefined);
      },
    }));
    await until(() => held.delivered.display.length > 0);
    await pause(100);
    const processId = onlyProcessId();
    await held.source.dispose();
    expect(isAlive(processId)).toBe(false);
    expect(held.delivered.display).toHaveLength(1);
  });

  it('can be disposed by its own listener', async () => {
    let disposal: Promise<void> | null = null;
    const { source } = startSource(endless, {}, () => ({
      onInfo: () => {
        disposal = source.dispose();
      },
    }));
    await until(() => disposal !== null);
    await source.dispose();
    expect(runningFfmpegProcessIds()).toEqual([]);
  });

  it('goes on from the beginning when repeated, and its time goes on growing', async () => {
    const short = clips.make(
      'short.mp4',
      '-f',
      'lavfi',
      '-i',
      'testsrc2=s=64x48:d=0.4',
      '-bf',
      '2',
    );
    const { source, delivered } = startSource({ ...fileRequest(short), repeat: true });
    await until(() => delivered.display.length >= 45);
    await source.dispose();
    const times = delivered.display.map(({ mediaTimeMs }) => Math.round(mediaTimeMs));
    for (const [index, time] of times.entries()) expect(time).toBe(index * 40);
    const [first, again] = [delivered.display[3], delivered.display[13]];
    expect(again?.pixels).toEqual(first?.pixels);
    expect(delivered.endCount).toBe(0);
  });

  it('starts only once and needs an output', () => {
    const listener = () => undefined;
    const callbacks = { onInfo: listener, onDisplayFrame: listener, onModelFrame: listener };
    const running = createFrameSource(fileRequest('/nowhere.mp4'), plainOptions);
    const start = () => {
      running.start({ ...callbacks, onEnd: listener, onError: listener });
    };
    start();
    expect(start).toThrow(/already been started/);
    const silent = { ...plainOptions, displayOutput: false, modelInput: null };
    expect(() => createFrameSource(endless, silent)).toThrow(RangeError);
  });
});

describe('a receiver that needs time', () => {
  it('holds the source back and misses nothing', async () => {
    let atOnce = 0;
    let mostAtOnce = 0;
    let displayedWhileHeld = 0;
    const options = { modelInput: { width: 256, height: 256 } };
    const { source, delivered, over } = startSource(fileRequest(clip), options, (all) => ({
      onModelFrame: async (frame) => {
        atOnce += 1;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        if (frame.frameId === 4) {
          await pause(400);
          displayedWhileHeld = all.display.length;
        }
        await pause(1);
        all.model.push(frame);
        atOnce -= 1;
      },
    }));
    await over;
    await source.dispose();
    expect(mostAtOnce).toBe(1);
    // Pipes and buffers hold a few frames of 197 kB; free running, all 50 would have come.
    expect(displayedWhileHeld).toBeLessThan(15);
    const ids = Array.from({ length: 50 }, (_, index) => index);
    expect(delivered.model.map(({ frameId }) => frameId)).toEqual(ids);
    expect(delivered.display.map(({ frameId }) => frameId)).toEqual(ids);
    expect(delivered.endCount).toBe(1);
  });

  it('ends the source when it fails', async () => {
    const { delivered, over } = startSource(endless, {}, () => ({
      onModelFrame: () => Promise.reject(new Error('no memory left')),
    }));
    await over;
    expect(delivered.errors[0]?.message).toMatch(/no memory left/);
    expect(delivered.endCount).toBe(0);
  });
});
