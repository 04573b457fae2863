import { assertNever } from '../../../common/assertNever';
import type { DeviceBackend, ModeChoice } from '../../../common/captureDevice';

/** Slices instead of frames in threads: frame threads hold frames back, which a live picture must not. */
export const atOnce: readonly string[] = ['-thread_type', 'slice', '-fflags', 'nobuffer'];

/** Room for 8 raw full-HD frames: DirectShow drops frames from 3 MB on, which is less than one. */
const directShowBufferBytes = '33554432';

/**
 * Input options of a capture device, without `-i`.
 * @param mode null lets the device decide
 */
export function deviceOptions(backend: DeviceBackend, mode: ModeChoice | null): string[] {
  switch (backend) {
    case 'v4l2':
      return [...atOnce, '-f', 'v4l2', ...format(mode, '-input_format'), ...sizeAndRate(mode)];
    case 'dshow':
      return [
        ...[...atOnce, '-f', 'dshow', '-rtbufsize', directShowBufferBytes],
        ...format(mode, mode?.encoding === 'compressed' ? '-vcodec' : '-pixel_format'),
        ...sizeAndRate(mode),
      ];
    case 'avfoundation':
      return [
        ...atOnce,
        '-f',
        'avfoundation',
        ...format(mode, '-pixel_format'),
        ...sizeAndRate(mode),
      ];
    case 'decklink':
      return [...atOnce, '-f', 'decklink', ...formatCode(mode), ...format(mode, '-raw_format')];
    default:
      return assertNever(backend, 'device backend');
  }
}

/** What stands behind `-i`. @param id of the device; its index for AVFoundation */
export function deviceInput(backend: DeviceBackend, id: string): string {
  switch (backend) {
    case 'dshow':
      return `video=${id}`;
    case 'avfoundation':
      return `${id}:none`;
    case 'v4l2':
    case 'decklink':
      return id;
    default:
      return assertNever(backend, 'device backend');
  }
}

/** The command line that makes ffmpeg list all devices of a backend. */
export function listDevicesArguments(backend: DeviceBackend): string[] {
  switch (backend) {
    case 'v4l2':
    case 'decklink':
      return ['-hide_banner', '-sources', backend];
    case 'dshow':
      return [...listing, '-list_devices', 'true', '-f', 'dshow', '-i', 'dummy'];
    case 'avfoundation':
      return [...listing, '-f', 'avfoundation', '-list_devices', 'true', '-i', ''];
    default:
      return assertNever(backend, 'device backend');
  }
}

/**
 * The command line that makes ffmpeg list what a device supports. AVFoundation lists it only to say
 * that a size is not supported, so it is asked for one that no device has.
 */
export function listModesArguments(backend: DeviceBackend, id: string): string[] {
  const input = ['-i', deviceInput(backend, id)];
  switch (backend) {
    case 'v4l2':
      return [...listing, '-f', 'v4l2', '-list_formats', 'all', ...input];
    case 'dshow':
      return [...listing, '-list_options', 'true', '-f', 'dshow', ...input];
    case 'avfoundation':
      return [...listing, '-f', 'avfoundation', '-video_size', '1x1', ...input];
    case 'decklink':
      return [...listing, '-f', 'decklink', '-list_formats', '1', ...input];
    default:
      return assertNever(backend, 'device backend');
  }
}

/** `repeat`: equal lines must not be folded into `Last message repeated`. */
const listing: readonly string[] = ['-hide_banner', '-nostdin', '-loglevel', 'repeat+info'];

function format(mode: ModeChoice | null, option: string): string[] {
  const name = mode?.format ?? null;
  return name === null ? [] : [option, name];
}

function formatCode(mode: ModeChoice | null): string[] {
  const code = mode?.code ?? null;
  return code === null ? [] : ['-format_code', code];
}

function sizeAndRate(mode: ModeChoice | null): string[] {
  if (mode === null) return [];
  const { width, height, framesPerSecond } = mode;
  const rate = framesPerSecond === null ? [] : ['-framerate', `${framesPerSecond}`];
  return ['-video_size', `${width}x${height}`, ...rate];
}
