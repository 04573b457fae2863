import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DeviceRequest } from './captureContract';
import { ClipFolder, startSource, testFfmpegPath, until } from './testKit';

const folder = new ClipFolder();
afterAll(() => folder.dispose());

/**
 * Raw pictures as a device gives them: nothing in them says whether they are interlaced. A bright bar moves
 * six pixels a field, which shows as a comb where fields are woven.
 */
function makeSignal(name: string, size: string, framesPerSecond: number, isInterlaced: boolean) {
  const [width, height] = size.split('x');
  const rate = isInterlaced ? 2 * framesPerSecond : framesPerSecond;
  const bar = `color=white:s=40x${height ?? ''}:r=${rate}:d=1.2`;
  const moving = `[0][1]overlay=x='mod(6*n,${width ?? ''}-40)'`;
  folder.make(
    `${name}.yuv`,
    ...['-f', 'lavfi', '-i', `color=gray:s=${size}:r=${rate}:d=1.2`, '-f', 'lavfi', '-i', bar],
    ...['-filter_complex', isInterlaced ? `${moving},tinterlace=interleave_top` : moving],
    ...['-pix_fmt', 'yuyv422', '-f', 'rawvideo'],
  );
  return `"-i /dev/${name}") arguments+=(-re -stream_loop -1 -f rawvideo -video_size ${size} -pixel_format yuyv422 -framerate ${framesPerSecond} -i "${folder.path}/${name}.yuv"); shift 2 ;;`;
}

const signals = [
  makeSignal('576i', '720x576', 25, true),
  makeSignal('480i', '720x480', 30, true),
  makeSignal('1080i', '1920x1080', 25, true),
  makeSignal('576p', '720x576', 25, false),
  makeSignal('720p', '1280x720', 25, false),
];
const standIn = join(folder.path, 'ffmpeg-with-signals');
writeFileSync(
  standIn,
  `#!/usr/bin/env bash
arguments=()
while (($#)); do
  case "$1 $2" in
    "-list_formats all") exit 1 ;;
    "-f v4l2") shift 2 ;;
    ${signals.join('\n    ')}
    *) arguments+=("$1"); shift ;;
  esac
done
exec "${testFfmpegPath}" "\${arguments[@]}"
`,
);
chmodSync(standIn, 0o755);

describe('the signal of a device', () => {
  it.each([
    ['576i', true, 786, 576],
    ['480i', true, 654, 480],
    ['1080i', true, 1920, 1080],
    ['576p', false, 786, 576],
    ['720p', false, 1280, 720],
  ])('%s: interlaced %s, shown %i × %i', async (name, interlaced, width, height) => {
    const request: DeviceRequest = {
      ...{ kind: 'device', backend: 'v4l2', id: `/dev/${name}`, name, mode: null },
    };
    const { source, delivered } = startSource(request, { ffmpegPath: standIn });
    await until(() => delivered.display.length >= 2);
    await source.dispose();
    expect(delivered.infos[0]).toMatchObject({ interlaced, width, height });
    expect(delivered.display[1]).toMatchObject({ width, height });
  });
});
