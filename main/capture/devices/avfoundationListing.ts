import type { CaptureDevice, DeviceMode } from '../../../common/captureDevice';
import { numberEqualNames } from './equalNames';
import { logLines } from './logLines';
import { withoutRepeats } from './modeList';

/** A device of AVFoundation; its index changes when others come and go. */
export interface AvfoundationDevice extends CaptureDevice {
  readonly index: number;
}

/**
 * Reads what `ffmpeg -f avfoundation -list_devices true -i ""` writes to stderr. The id is the unique id
 * where this ffmpeg tells it, else the name, numbered where several bear it. Screens are no devices here.
 */
export function parseAvfoundationDevices(text: string): AvfoundationDevice[] {
  const listed: { index: number; name: string; uid: string | null }[] = [];
  let isVideo = false;
  for (const line of logLines(text)) {
    if (line.startsWith('AVFoundation video devices')) isVideo = true;
    if (line.startsWith('AVFoundation audio devices')) isVideo = false;
    const match = /^\[(\d+)\] (.+)$/.exec(line);
    if (!isVideo || match?.[2] === undefined) continue;
    const uid = /\s\[uid:([^\]]+)\]/.exec(match[2])?.[1] ?? null;
    const name = match[2].replace(/\s+\[(?:uid|serial):.*$/, '').trim();
    if (!/^Capture screen \d+$/.test(name)) listed.push({ index: Number(match[1]), name, uid });
  }
  const named = numberEqualNames(
    listed.map(({ name }) => ({ backend: 'avfoundation', id: name, name })),
  );
  return listed.map(({ index, uid }, at) => {
    const name = named[at]?.name ?? '';
    return { backend: 'avfoundation', id: uid ?? name, name, index };
  });
}

const modeLine = /^\s+(\d+)x(\d+)@\[([\d.]+) ([\d.]+)\]fps/;

/**
 * Reads the supported modes out of the message that ffmpeg writes when AVFoundation was asked for a size
 * or a rate that the device does not have. Pixel formats are not told; ffmpeg takes one that fits.
 */
export function parseAvfoundationModes(text: string): DeviceMode[] {
  const modes = logLines(text).flatMap((line): DeviceMode[] => {
    const match = modeLine.exec(line);
    if (match === null) return [];
    const [width, height, min, max] = match.slice(1).map(Number);
    if (width === undefined || height === undefined) return [];
    const framesPerSecond = { min: min ?? 0, max: max ?? 0 };
    const rest = { format: null, encoding: 'raw', scan: null, code: null } as const;
    return [{ width, height, framesPerSecond, ...rest }];
  });
  return withoutRepeats(modes);
}
