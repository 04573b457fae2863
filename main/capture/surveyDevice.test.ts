import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModeChoice } from '../../common/captureDevice';
import type { SourceInfo } from '../../common/status';
import type { FrameSource, SourceRequest } from './captureContract';
import { DeviceError, SourceLostError, SourceMissingError } from './captureErrors';
import { ClipFolder, startSource, testFfmpegPath, until } from './testKit';

const folder = new ClipFolder();
afterAll(() => {
  folder.dispose();
});

/** Single pictures, as devices with motion JPEG give them; their size changes after 2.4 s. */
const clipOf = (name: string, size: string, durationMs: number): string =>
  folder.make(
    name,
    ...['-f', 'lavfi', '-i', `testsrc2=s=${size}:r=50:d=${durationMs / 1000}`],
    ...['-c:v', 'mjpeg', '-f', 'mjpeg'],
  );
const resizing = join(folder.path, 'resizing.mjpeg');
writeFileSync(
  resizing,
  Buffer.concat([
    readFileSync(clipOf('large.mjpeg', '320x240', 2400)),
    readFileSync(clipOf('small.mjpeg', '400x300', 2000)),
  ]),
);

/**
 * Stands in for ffmpeg with capture devices, which need not exist here: reads a pattern instead of
 * `-f v4l2 … -i DEVICE`, in real time, or fails in the words of the real one.
 */
const standIn = join(folder.path, 'ffmpeg-with-devices');
writeFileSync(
  standIn,
  `#!/usr/bin/env bash
arguments=()
while (($#)); do
  case "$1 $2" in
    "-list_formats all") exit 1 ;;
    "-f v4l2") shift 2 ;;
    "-video_size "* | "-framerate "*) shift 2 ;;
    "-i /dev/busy") echo "[video4linux2,v4l2 @ 0x1] ioctl(VIDIOC_STREAMON): Device or resource busy" >&2; exit 1 ;;
    "-i /dev/gone") echo "/dev/gone: No such file or directory" >&2; exit 1 ;;
    "-i /dev/denied") echo "/dev/denied: Permission denied" >&2; exit 1 ;;
    "-i /dev/unreadable") echo "[video4linux2,v4l2 @ 0x1] Cannot find a proper format for codec 'none' (id 0), pixel format 'none' (id -1)" >&2; exit 1 ;;
    "-i /dev/radio") echo "[video4linux2,v4l2 @ 0x1] Not a video capture device." >&2; exit 1 ;;
    "-i /dev/other-size") echo "[video4linux2,v4l2 @ 0x1] The V4L2 driver changed the video from 320x240 to 640x480" >&2
      arguments+=(-re -f lavfi -i "testsrc2=s=640x480:r=50"); shift 2 ;;
    "-i /dev/resizes") arguments+=(-re -framerate 50 -f mjpeg -i "${resizing}"); shift 2 ;;
    "-i /dev/ends") arguments+=(-re -f lavfi -i "testsrc2=s=320x240:r=50:d=2.3"); shift 2 ;;
    "-i /dev/"*) arguments+=(-re -f lavfi -i "testsrc2=s=200x200:r=50,pad=320:240:80:20"); shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done
exec "${testFfmpegPath}" "\${arguments[@]}"
`,
);
chmodSync(standIn, 0o755);

function deviceRequest(id: string, mode: ModeChoice | null = null): SourceRequest {
  return { kind: 'device', backend: 'v4l2', id, name: id, mode };
}

function start(device: string, fieldOfView: 'auto' | 'none' = 'none') {
  return startSource(deviceRequest(device), { ffmpegPath: standIn, fieldOfView });
}

function firstInfo(source: FrameSource): Promise<SourceInfo> {
  return new Promise((resolve, reject) => {
    source.start({
      onInfo: resolve,
      onDisplayFrame: () => undefined,
      onModelFrame: () => undefined,
      onEnd: () => undefined,
      onError: reject,
    });
  });
}

describe('a capture device', () => {
  it('is surveyed, cropped to its picture and shown live', async () => {
    const { source, delivered } = start('/dev/video3', 'auto');
    await until(() => delivered.display.length >= 10);
    await source.dispose();
    expect(source.name).toBe('/dev/video3');
    expect(delivered.infos[0]).toMatchObject({ width: 320, height: 240, durationMs: null });
    expect(delivered.infos[0]?.fieldOfView.rect).toEqual({ x: 80, y: 20, width: 200, height: 200 });
    expect(delivered.display[0]).toMatchObject({ frameId: 0, width: 200, height: 200 });
    expect(delivered.errors).toEqual([]);
  });

  it('is lost when it gives no more pictures', async () => {
    const { source, delivered, over } = start('/dev/ends');
    await over;
    await source.dispose();
    expect(delivered.display.length).toBeGreaterThan(50);
    expect(delivered.endCount).toBe(0);
    expect(delivered.errors[0]).toBeInstanceOf(SourceLostError);
    expect(delivered.errors[0]?.message).toContain('“/dev/ends”');
  });

  it.each([
    ['/dev/busy', DeviceError, /“\/dev\/busy” is used by another program.*Close that program/],
    ['/dev/gone', SourceMissingError, /“\/dev\/gone” is not there.*Connect/],
    ['/dev/denied', DeviceError, /“\/dev\/denied” may not be opened.*group “video”/],
    ['/dev/radio', DeviceError, /“\/dev\/radio” is not a video capture device.*Choose another/],
    ['/dev/unreadable', DeviceError, /“\/dev\/unreadable” offers no size, rate or pixel.*1080p/],
  ])('says why it cannot be opened: %s', async (device, kind, message) => {
    const { source, delivered, over } = start(device);
    await over;
    await source.dispose();
    expect(delivered.errors[0]).toBeInstanceOf(kind);
    expect(delivered.errors[0]?.message).toMatch(message);
  });

  it('is shown in the size that its driver insists on', async () => {
    const { source, delivered } = start('/dev/other-size');
    await until(() => delivered.display.length >= 3);
    await source.dispose();
    expect(delivered.infos[0]).toMatchObject({ width: 640, height: 480 });
    expect(delivered.errors).toEqual([]);
  });

  it('is lost, and nothing is shown in a wrong place, when its size changes in mid-stream', async () => {
    const { source, delivered, over } = start('/dev/resizes');
    await over;
    await source.dispose();
    expect(delivered.errors[0]?.message).toMatch(/“\/dev\/resizes” changed the size/);
    // Frames that were still in the pipe may go with it.
    expect(delivered.display.length).toBeGreaterThan(100);
    expect(delivered.display.length).toBeLessThanOrEqual(120);
    expect(delivered.display.every(({ width, height }) => width === 320 && height === 240)).toBe(
      true,
    );
  });

  it('is known after one picture when it comes back', async () => {
    const { source, delivered } = start('/dev/video3', 'auto');
    await until(() => delivered.display.length >= 1);
    await source.dispose();
    const again = source.reopened();
    if (again === null) throw new Error('A device can be opened again.');
    const startedAtMs = performance.now();
    const info = await firstInfo(again);
    const tookMs = performance.now() - startedAtMs;
    await again.dispose();
    expect(info).toEqual(delivered.infos[0]);
    expect(tookMs).toBeLessThan(1500);
  });

  it('is asked for by the real ffmpeg too', async () => {
    const { source, delivered, over } = startSource(deviceRequest('/dev/ampulla-none'));
    await over;
    await source.dispose();
    expect(delivered.errors[0]?.message).toMatch(/\/dev\/ampulla-none/);
  });
});
