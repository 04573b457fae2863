import type { CaptureDevice, DeviceMode } from '../../../common/captureDevice';
import { numberEqualNames } from './equalNames';
import { logLines } from './logLines';
import { withoutRepeats } from './modeList';

/**
 * Reads what `ffmpeg -list_devices true -f dshow -i dummy` writes to stderr. The id is the alternative
 * name where there is one: two devices may bear one name, and a name may hold the colon at which ffmpeg splits.
 */
export function parseDshowDevices(text: string): CaptureDevice[] {
  const found: Listed[] = [];
  let section: 'video' | 'audio' | null = null;
  for (const line of logLines(text)) {
    if (line.startsWith('DirectShow video devices')) section = 'video';
    if (line.startsWith('DirectShow audio devices')) section = 'audio';
    const alternative = /^\s*Alternative name "(.+)"$/.exec(line)?.[1];
    const last = found.at(-1);
    if (alternative !== undefined && last !== undefined) last.alternative ??= alternative;
    else addDevice(found, line, section);
  }
  const devices = found.filter(givesPictures).map(({ name, alternative }) => ({
    backend: 'dshow' as const,
    id: alternative ?? name,
    name,
  }));
  return numberEqualNames(devices);
}

interface Listed {
  readonly name: string;
  /** `video`, `audio`, `audio, video` or `none`. */
  readonly media: string;
  alternative: string | null;
}

function addDevice(found: Listed[], line: string, section: 'video' | 'audio' | null): void {
  const withMedia = /^"(.+)" \(([a-z, ]+)\)$/.exec(line);
  const [, name, media] = withMedia ?? /^ "(.+)"()$/.exec(line) ?? [];
  if (name === undefined) return;
  found.push({ name, media: media === '' ? (section ?? '') : (media ?? ''), alternative: null });
}

/** A grabber whose driver told no kind may still give pictures; software that told none is switched off. */
function givesPictures({ media, alternative }: Listed): boolean {
  if (media.split(', ').includes('video')) return true;
  return media === 'none' && alternative?.startsWith('@device_pnp_') === true;
}

const optionLine =
  /^\s*(?:(pixel_format|vcodec)=(\S+)|unknown compression type 0x([0-9A-F]+))\s+min s=\d+x\d+ fps=([\d.]+) max s=(\d+)x(\d+) fps=([\d.]+)/;

/** Reads what `ffmpeg -list_options true -f dshow -i video=…` writes to stderr. Each mode comes once. */
export function parseDshowModes(text: string): DeviceMode[] {
  const modes = logLines(text).flatMap((line): DeviceMode[] => {
    const match = optionLine.exec(line);
    if (match === null) return [];
    const [, kind, format, fourCc, min, width, height, max] = match;
    // A format without a decoder cannot be shown.
    if (fourCc !== undefined || format === undefined) return [];
    return [
      {
        width: Number(width),
        height: Number(height),
        framesPerSecond: { min: Number(min), max: Number(max) },
        format,
        encoding: kind === 'vcodec' ? 'compressed' : 'raw',
        scan: null,
        code: null,
      },
    ];
  });
  return withoutRepeats(modes);
}
