import { describe, expect, it } from 'vitest';
import { parseLaunchArguments } from './launchArguments';

const parse = (...argv: string[]) => parseLaunchArguments(argv, '/home/user', '/opt/app');

describe('parseLaunchArguments', () => {
  it('asks for nothing without arguments', () => {
    expect(parse('--no-sandbox')).toEqual({ videoPath: null, noSource: false, packId: null });
  });

  it('takes a video by position, relative to the working folder', () => {
    expect(parse('--no-sandbox', 'case.mp4').videoPath).toBe('/home/user/case.mp4');
  });

  it('does not mistake the application folder for a video', () => {
    expect(parse('/opt/app', '--inspect=0').videoPath).toBeNull();
  });

  it('reads the switches', () => {
    const read = parse('--open=/data/a b.mkv', '--pack=papilla-lite', '--no-source');
    expect(read).toEqual({ videoPath: '/data/a b.mkv', noSource: true, packId: 'papilla-lite' });
  });
});
