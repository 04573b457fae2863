import type { CaptureDevice, DeviceMode } from '../../../common/captureDevice';
import { numberEqualNames } from './equalNames';
import { logLines } from './logLines';

/**
 * Reads what `ffmpeg -sources decklink` writes. The id is the name: a card's hardware handle, which newer
 * versions list in front of it, changes with the slot, and older ones do not take it.
 */
export function parseDecklinkSources(text: string): CaptureDevice[] {
  const devices = text.split(/\r?\n/).flatMap((line): CaptureDevice[] => {
    const name = /^[\s*]*[^\s[]+ \[(.+)\](?: \([a-z, ]+\))?$/.exec(line)?.[1];
    return name === undefined ? [] : [{ backend: 'decklink', id: name, name }];
  });
  return numberEqualNames(devices);
}

const formatLine = /^\s*(\S+)\s+(\d+)x(\d+) at (\d+)\/(\d+) fps(?: \((interlaced)[^)]*\))?\s*$/;

/** Reads what `ffmpeg -f decklink -list_formats 1 -i NAME` writes to stderr. */
export function parseDecklinkModes(text: string): DeviceMode[] {
  return logLines(text).flatMap((line): DeviceMode[] => {
    const match = formatLine.exec(line);
    if (match === null) return [];
    const [, code = '', width, height, frames, per, interlaced] = match;
    const rate = Number(frames) / Number(per);
    return [
      {
        width: Number(width),
        height: Number(height),
        framesPerSecond: { min: rate, max: rate },
        format: null,
        encoding: 'raw',
        scan: interlaced === undefined ? 'progressive' : 'interlaced',
        code,
      },
    ];
  });
}
