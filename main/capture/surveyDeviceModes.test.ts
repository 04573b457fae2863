import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModeChoice } from '../../common/captureDevice';
import type { DeviceRequest } from './captureContract';
import { UnsupportedModeError } from './devices/deviceErrors';
import { ClipFolder, plainOptions, startSource, testFfmpegPath, until } from './testKit';

const folder = new ClipFolder();
afterAll(() => folder.dispose());

const log = join(folder.path, 'opened');
/**
 * Stands in for ffmpeg with three capture devices that list the same modes: one gives every mode at 50 fps,
 * one gives uncompressed HD at 5 fps as over USB 2, and one gives nothing that it lists.
 */
const standIn = join(folder.path, 'ffmpeg-with-modes');
writeFileSync(
  standIn,
  `#!/usr/bin/env bash
arguments=() format=none size=320x240
while (($#)); do
  case "$1 $2" in
    "-list_formats all")
      echo "[video4linux2,v4l2 @ 0x1] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720" >&2
      echo "[video4linux2,v4l2 @ 0x1] Compressed:       mjpeg :          Motion-JPEG : 1280x720" >&2
      exit 1 ;;
    "-f v4l2" | "-framerate "*) shift 2 ;;
    "-input_format "*) format=$2; shift 2 ;;
    "-video_size "*) size=$2; shift 2 ;;
    "-i /dev/"*)
      echo "$format $size" >> "${log}"
      rate=50
      [[ $2 == */slow && $format == yuyv422 && $size == 1280x720 ]] && rate=5
      if [[ $2 == */nothing || $size == 1920x1080 ]]; then
        echo "[video4linux2,v4l2 @ 0x1] Cannot find a proper format for codec 'none' (id 0), pixel format 'none' (id -1)" >&2
        exit 1
      fi
      arguments+=(-re -f lavfi -i "testsrc2=s=$size:r=$rate"); shift 2 ;;
    *) arguments+=("$1"); shift ;;
  esac
done
exec "${testFfmpegPath}" "\${arguments[@]}"
`,
);
chmodSync(standIn, 0o755);

const raw1080: ModeChoice = {
  ...{ width: 1920, height: 1080, framesPerSecond: 60 },
  ...{ format: 'yuyv422', encoding: 'raw', code: null },
};

function start(node: string, mode: ModeChoice | null = null) {
  writeFileSync(log, '');
  const id = `/dev/${node}`;
  const request: DeviceRequest = { kind: 'device', backend: 'v4l2', id, name: 'Grabber', mode };
  return startSource(request, { ...plainOptions, ffmpegPath: standIn });
}

const opened = (): string[] => readFileSync(log, 'utf8').trim().split('\n');

describe('the mode of a device', () => {
  it('is the best that it lists, and stays when it comes back', async () => {
    const { source, delivered } = start('good');
    await until(() => delivered.display.length >= 3);
    await source.dispose();
    expect(delivered.infos[0]).toMatchObject({ width: 1280, height: 720 });
    expect(new Set(opened())).toEqual(new Set(['yuyv422 1280x720']));
    writeFileSync(log, '');
    const again = source.reopened();
    if (again === null) throw new Error('A device can be opened again.');
    await new Promise<void>((resolve, reject) => {
      const nothing = () => undefined;
      const listener = { onInfo: nothing, onModelFrame: nothing, onEnd: nothing, onError: reject };
      again.start({ ...listener, onDisplayFrame: () => resolve() });
    });
    await again.dispose();
    // One look, then the capture.
    expect(opened()).toEqual(['yuyv422 1280x720', 'yuyv422 1280x720']);
  });

  it('is the next one where uncompressed HD is too slow', async () => {
    const { source, delivered } = start('slow');
    await until(() => delivered.display.length >= 3);
    await source.dispose();
    expect(opened().slice(0, 2)).toEqual(['yuyv422 1280x720', 'mjpeg 1280x720']);
    expect(opened().at(-1)).toBe('mjpeg 1280x720');
    expect(delivered.infos[0]?.framesPerSecond).toBe(50);
  });

  it('is named with what is supported when the device does not give what was asked for', async () => {
    const { source, delivered, over } = start('good', raw1080);
    await over;
    await source.dispose();
    expect(delivered.errors[0]).toBeInstanceOf(UnsupportedModeError);
    expect(delivered.errors[0]?.whatHappened).toBe(
      'The capture device “Grabber” does not give 1920×1080 at 60 fps (yuyv422). It offers 1280×720 (yuyv422, mjpeg), 640×480 (yuyv422).',
    );
  });

  it('is named with what is listed when nothing of it can be read', async () => {
    const { source, delivered, over } = start('nothing');
    await over;
    await source.dispose();
    expect(delivered.errors[0]?.whatHappened).toMatch(
      /offers no size, rate or pixel format that can be read. It says that it offers 1280×720/,
    );
  });
});
