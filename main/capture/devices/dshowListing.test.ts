import { describe, expect, it } from 'vitest';
import { parseDshowDevices, parseDshowModes } from './dshowListing';
import { recorded } from './fixtures/recorded';

const names = (listing: string) => parseDshowDevices(recorded(listing)).map(({ name }) => name);

describe('parseDshowDevices', () => {
  it.each([
    ['dshow-3.2-devices', ['Integrated Webcam', 'screen-capture-recorder']],
    ['dshow-4.3-devices', ['Lenovo EasyCamera']],
    ['dshow-8.0-devices', ['USB Video', 'HD Pro Webcam C920', 'Camera (NVIDIA Broadcast)']],
    ['dshow-9.0-devices', ['HP True Vision 5MP Camera', 'OBS Virtual Camera']],
  ])('names the devices with pictures, not those with sound: %s', (listing, expected) => {
    expect(names(listing)).toEqual(expected);
  });

  it('takes the alternative name for the id, which survives two devices of one name', () => {
    const devices = parseDshowDevices(recorded('dshow-equal-names'));
    expect(devices.map(({ name }) => name)).toEqual([
      'USB Video',
      'USB Video (2)',
      'Video: 17" screen',
      'TV card',
    ]);
    expect(new Set(devices.map(({ id }) => id)).size).toBe(4);
    expect(devices[1]?.id).toBe(
      '@device_pnp_\\\\?\\usb#vid_534d&pid_2109&mi_00#7&b&0&0000#{65e8773d-8f56-11d0-a3b9-00a0c9223196}\\global',
    );
    // ffmpeg splits its input at colons.
    expect(devices.every(({ id }) => !id.includes(':'))).toBe(true);
  });

  it('gives a device without an alternative name its name', () => {
    const text = '[dshow @ 0x1] "Grabber" (video)\r\n[dshow @ 0x1] "Next" (video)\r\n';
    expect(parseDshowDevices(text).map(({ id }) => id)).toEqual(['Grabber', 'Next']);
  });

  it('keeps hardware that told no kind, and leaves out software that did not', () => {
    const none = (id: string) =>
      `[dshow @ 0x1] "A" (none)\n[dshow @ 0x1]   Alternative name "${id}"`;
    expect(parseDshowDevices(none('@device_pnp_1'))).toHaveLength(1);
    expect(parseDshowDevices(none('@device_sw_1'))).toHaveLength(0);
  });

  it('finds nothing where nothing is', () => {
    expect(parseDshowDevices(recorded('dshow-no-device'))).toEqual([]);
    expect(parseDshowDevices('')).toEqual([]);
  });
});

describe('parseDshowModes', () => {
  it('reads codecs and pixel formats with their rates, each once', () => {
    const modes = parseDshowModes(recorded('dshow-4.3-options'));
    expect(modes).toHaveLength(11);
    expect(modes[0]).toEqual({
      ...{ width: 1280, height: 720, framesPerSecond: { min: 30, max: 30 } },
      ...{ format: 'mjpeg', encoding: 'compressed', scan: null, code: null },
    });
    const slow = modes.find(({ width, encoding }) => width === 1280 && encoding === 'raw');
    expect(slow).toMatchObject({ format: 'yuyv422', framesPerSecond: { min: 10, max: 10 } });
  });

  it.each([
    ['dshow-3.2-options', 4],
    ['dshow-9.0-options', 6],
    ['dshow-colour-options', 3],
  ])('reads the words of other versions: %s', (listing, count) => {
    expect(parseDshowModes(recorded(listing))).toHaveLength(count);
  });

  it('reads a range of rates', () => {
    const modes = parseDshowModes(recorded('dshow-3.2-options'));
    expect(modes[0]?.framesPerSecond).toEqual({ min: 10, max: 30 });
  });

  it('leaves out what this ffmpeg cannot decode', () => {
    expect(parseDshowModes(recorded('dshow-no-decoder-options'))).toEqual([]);
  });
});
