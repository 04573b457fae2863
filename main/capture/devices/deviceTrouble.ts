/** Why a device gives no picture, as far as its ffmpeg tells. */
export type DeviceTrouble =
  | 'missing'
  | 'busy'
  | 'denied'
  | 'notACamera'
  | 'unsupportedMode'
  | 'noSignal'
  | 'noBackend'
  | 'noDriver';

/** Words of ffmpeg and of the operating systems behind it; the first that fits counts. */
const words: readonly (readonly [RegExp, DeviceTrouble])[] = [
  [/Unknown input format/, 'noBackend'],
  [/Could not create DeckLink iterator|DeckLink drivers not found/, 'noDriver'],
  [
    /No such file or directory|No such device|Could not find video device|Video device not found|Could not enumerate video devices/,
    'missing',
  ],
  [/Device or resource busy|already in use|Cannot enable video input/, 'busy'],
  [/Permission denied|Operation not permitted|not authorized|Cannot use /i, 'denied'],
  [/Inappropriate ioctl|Not a video capture device/, 'notACamera'],
  [/No signal/, 'noSignal'],
  [
    /Cannot find a proper format|The V4L2 driver changed the video|No such input format|Could not set video options|Selected (?:framerate|video size) .* not supported|Could not set format code|Invalid frame ?rate/,
    'unsupportedMode',
  ],
];

/** Reads the reason out of ffmpeg's stderr; null when nothing known is said. */
export function deviceTrouble(errorText: string): DeviceTrouble | null {
  return words.find(([pattern]) => pattern.test(errorText))?.[1] ?? null;
}
