import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { DeviceRequest } from './captureContract';
import { runningFfmpegProcessIds } from './ffmpegProcess';
import { ClipFolder, startSource, testFfmpegPath, until } from './testKit';

const folder = new ClipFolder();
afterAll(() => folder.dispose());
afterEach(() => {
  expect(runningFfmpegProcessIds()).toEqual([]);
});

/** Stands in for ffmpeg with devices that give pictures far too fast, or a few bytes at a time, or half a one. */
const standIn = join(folder.path, 'ffmpeg-with-rates');
writeFileSync(
  standIn,
  `#!/usr/bin/env bash
all="$*" arguments=() device=""
while (($#)); do
  case "$1 $2" in
    "-list_formats all") exit 1 ;;
    "-f v4l2") shift 2 ;;
    "-i /dev/"*) device=$2; arguments+=(-f lavfi -i "testsrc2=s=640x480:r=25"); shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done
a_few_bytes() { while kill -0 $$ 2> /dev/null; do head -c 4096; sleep 0.01; done; }
half() { head -c 200000; while kill -0 $$ 2> /dev/null; do sleep 0.1; done; }
case "$device $all" in
  /dev/trickle*metadata=mode=print*) exec "${testFfmpegPath}" "\${arguments[@]}" > >(a_few_bytes) ;;
  /dev/half*metadata=mode=print*) exec "${testFfmpegPath}" "\${arguments[@]}" > >(half) ;;
esac
exec "${testFfmpegPath}" "\${arguments[@]}"
`,
);
chmodSync(standIn, 0o755);

const frameBytes = (640 * 480 * 3) / 2;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function deviceRequest(id: string): DeviceRequest {
  return { kind: 'device', backend: 'v4l2', id, name: id, mode: null };
}

describe('a device that floods', () => {
  it('is read as fast as it gives, without a queue', async () => {
    let count = 0;
    let nextFrameId = 0;
    const { source } = startSource(deviceRequest('/dev/flood'), { ffmpegPath: standIn }, () => ({
      onDisplayFrame: ({ frameId }) => {
        expect(frameId).toBe(nextFrameId);
        nextFrameId += 1;
        count += 1;
      },
      onModelFrame: () => undefined,
    }));
    await until(() => count >= 100);
    const [before, from, startedAtMs] = [process.memoryUsage.rss(), count, performance.now()];
    await until(() => count >= from + 1000);
    const framesPerSecond = (1000 * 1000) / (performance.now() - startedAtMs);
    const gained = process.memoryUsage.rss() - before;
    await source.dispose();
    console.log(
      `flood: ${framesPerSecond.toFixed(0)} fps, ${(gained / 2 ** 20).toFixed(0)} MiB more`,
    );
    expect(framesPerSecond).toBeGreaterThan(2 * 25);
    // A thousand frames would be 440 MiB.
    expect(gained).toBeLessThan(250 * frameBytes);
  });
});

describe('a device that trickles', () => {
  it('gives whole pictures, seldom, and can be disposed in the middle of one', async () => {
    const { source, delivered } = startSource(deviceRequest('/dev/trickle'), {
      ffmpegPath: standIn,
    });
    await until(() => delivered.display.length >= 2);
    const [first, second] = delivered.display;
    expect([first?.pixels.length, second?.pixels.length]).toEqual([frameBytes, frameBytes]);
    expect(delivered.infos).toHaveLength(1);
    // Another picture has begun by now.
    await pause(200);
    const startedAtMs = performance.now();
    await source.dispose();
    expect(performance.now() - startedAtMs).toBeLessThan(1000);
    expect(delivered.errors).toEqual([]);
  });

  it('shows nothing of half a picture', async () => {
    const { source, delivered } = startSource(deviceRequest('/dev/half'), { ffmpegPath: standIn });
    await until(() => delivered.infos.length === 1);
    await pause(1000);
    expect(delivered.display).toEqual([]);
    await source.dispose();
    expect([delivered.endCount, delivered.errors]).toEqual([0, []]);
  });
});
