import { describe, expect, it } from 'vitest';
import { parseLaunchArguments } from './launchArguments';

const parse = (...argv: string[]) => parseLaunchArguments(argv, '/home/user', '/opt/app');

const nothing = {
  videoPath: null,
  device: null,
  stream: null,
  fieldOfView: null,
  noSource: false,
  packId: null,
  provider: null,
  benchRequestPath: null,
};

describe('parseLaunchArguments', () => {
  it('asks for nothing without arguments', () => {
    expect(parse('--no-sandbox')).toEqual(nothing);
  });

  it('takes a video by position, relative to the working folder', () => {
    expect(parse('--no-sandbox', 'case.mp4').videoPath).toBe('/home/user/case.mp4');
  });

  it('does not mistake the application folder for a video', () => {
    expect(parse('/opt/app', '--inspect=0').videoPath).toBeNull();
  });

  it('reads the switches', () => {
    const read = parse(
      '--open=/data/a b.mkv',
      '--pack=papilla-lite',
      '--no-source',
      '--provider=cpu',
    );
    const expected = {
      videoPath: '/data/a b.mkv',
      noSource: true,
      packId: 'papilla-lite',
      provider: 'cpu',
    };
    expect(read).toEqual({ ...nothing, ...expected });
  });

  it('reads a capture device with the place of its picture', () => {
    const read = parse('--device=/dev/video0', '--fov=240,16,800,690');
    const fieldOfView = '240,16,800,690';
    expect(read).toEqual({ ...nothing, device: '/dev/video0', fieldOfView });
  });

  it('reads a device by name and a stream', () => {
    expect(parse('--device=Cam Link 4K').device).toBe('Cam Link 4K');
    expect(parse('--stream=udp://239.1.1.1:5000').stream).toBe('udp://239.1.1.1:5000');
  });

  it('knows a bench by its request', () => {
    expect(parse('--bench=/tmp/b/request.json').benchRequestPath).toBe('/tmp/b/request.json');
  });
});
