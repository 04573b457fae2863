import { describe, expect, it } from 'vitest';
import { deviceTrouble } from './deviceTrouble';
import { recorded } from './fixtures/recorded';

describe('deviceTrouble', () => {
  it.each([
    ['/dev/video0: No such file or directory', 'missing'],
    ['Could not find video device with name [A] among source devices of type video.', 'missing'],
    ['[AVFoundation indev @ 0x1] Video device not found', 'missing'],
    ['DeckLink SDI (1): No such device or address', 'missing'],
    ['[video4linux2,v4l2 @ 0x1] ioctl(VIDIOC_STREAMON): Device or resource busy', 'busy'],
    [
      '[dshow @ 0x1] Could not run graph (sometimes caused by a device already in use by other application)\n[in#0 @ 0x1] Error opening input: I/O error',
      'busy',
    ],
    ['[video4linux2,v4l2 @ 0x1] Cannot open video device /dev/video0: Permission denied', 'denied'],
    [
      'Failed to create AV capture input device: Cannot use FaceTime HD Camera (Built-in)\nError opening input: Input/output error',
      'denied',
    ],
    ['[video4linux2,v4l2 @ 0x1] Not a video capture device.', 'notACamera'],
    ['[decklink @ 0x1] Cannot Autodetect input stream or No signal', 'noSignal'],
    ['[dshow @ 0x1] Could not set video options', 'unsupportedMode'],
    [recorded('avfoundation-4.2-modes'), 'unsupportedMode'],
    [recorded('avfoundation-size-modes'), 'unsupportedMode'],
    [
      "[video4linux2,v4l2 @ 0x1] Cannot find a proper format for codec 'none' (id 0), pixel format 'none' (id -1)",
      'unsupportedMode',
    ],
    ["Unknown input format: 'decklink'", 'noBackend'],
    ['[decklink @ 0x1] Could not create DeckLink iterator', 'noDriver'],
    ['something else', null],
  ])('understands %s', (text, trouble) => {
    expect(deviceTrouble(text)).toBe(trouble);
  });

  it('does not take a changed pixel format for a refusal', () => {
    const text =
      '[avfoundation @ 0x1] Selected pixel format (yuv420p) is not supported by the input device.\n[avfoundation @ 0x1] Overriding selected pixel format to use uyvy422 instead.';
    expect(deviceTrouble(text)).toBeNull();
  });
});
