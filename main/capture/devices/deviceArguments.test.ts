import { describe, expect, it } from 'vitest';
import type { ModeChoice } from '../../../common/captureDevice';
import {
  deviceInput,
  deviceOptions,
  listDevicesArguments,
  listModesArguments,
} from './deviceArguments';

const raw: ModeChoice = {
  ...{ width: 1920, height: 1080, framesPerSecond: 30, format: 'yuyv422' },
  ...{ encoding: 'raw', code: null },
};
const jpeg: ModeChoice = { ...raw, format: 'mjpeg', encoding: 'compressed' };
const line = (...mode: Parameters<typeof deviceOptions>) => deviceOptions(...mode).join(' ');

describe('deviceOptions', () => {
  it.each([
    ['v4l2', raw, '-f v4l2 -input_format yuyv422 -video_size 1920x1080 -framerate 30'],
    ['v4l2', jpeg, '-f v4l2 -input_format mjpeg -video_size 1920x1080 -framerate 30'],
    ['dshow', raw, '-pixel_format yuyv422 -video_size 1920x1080 -framerate 30'],
    ['dshow', jpeg, '-vcodec mjpeg -video_size 1920x1080 -framerate 30'],
    ['avfoundation', raw, '-f avfoundation -pixel_format yuyv422 -video_size 1920x1080'],
  ] as const)('asks %s for a mode', (backend, mode, expected) => {
    expect(line(backend, mode)).toContain(expected);
  });

  it('asks a DeckLink card by its code', () => {
    const mode = { ...raw, code: 'Hp50', format: 'uyvy422' };
    expect(line('decklink', mode)).toMatch(/-f decklink -format_code Hp50 -raw_format uyvy422$/);
    expect(line('decklink', null)).toMatch(/-f decklink$/);
  });

  it('leaves to the device what is not chosen', () => {
    expect(line('v4l2', null)).toMatch(/-f v4l2$/);
    expect(line('v4l2', { ...raw, framesPerSecond: null, format: null })).toMatch(
      /-f v4l2 -video_size 1920x1080$/,
    );
  });

  it('keeps room for raw HD frames on DirectShow', () => {
    expect(line('dshow', null)).toContain('-rtbufsize 33554432');
  });
});

describe('deviceInput', () => {
  it('names devices as each backend wants it, with nothing to escape', () => {
    expect(deviceInput('v4l2', '/dev/v4l/by-id/usb-A-video-index0')).toBe(
      '/dev/v4l/by-id/usb-A-video-index0',
    );
    expect(deviceInput('dshow', '@device_pnp_\\\\?\\usb#vid_1&pid_2')).toBe(
      'video=@device_pnp_\\\\?\\usb#vid_1&pid_2',
    );
    expect(deviceInput('avfoundation', '2')).toBe('2:none');
    expect(deviceInput('decklink', 'DeckLink SDI (2)')).toBe('DeckLink SDI (2)');
  });
});

describe('listings', () => {
  it('are asked for as each backend wants it', () => {
    const lists = (['v4l2', 'dshow', 'avfoundation', 'decklink'] as const).map((backend) => [
      listDevicesArguments(backend).join(' '),
      listModesArguments(backend, 'X').join(' '),
    ]);
    expect(lists.map(([devices]) => devices)).toEqual([
      '-hide_banner -sources v4l2',
      '-hide_banner -nostdin -loglevel repeat+info -list_devices true -f dshow -i dummy',
      '-hide_banner -nostdin -loglevel repeat+info -f avfoundation -list_devices true -i ',
      '-hide_banner -sources decklink',
    ]);
    expect(lists.map(([, modes]) => modes?.replace(/^.*info /, ''))).toEqual([
      '-f v4l2 -list_formats all -i X',
      '-list_options true -f dshow -i video=X',
      '-f avfoundation -video_size 1x1 -i X:none',
      '-f decklink -list_formats 1 -i X',
    ]);
  });
});
