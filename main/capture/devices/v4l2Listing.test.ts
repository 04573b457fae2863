import { describe, expect, it } from 'vitest';
import { recorded } from './fixtures/recorded';
import { listsV4l2Formats, parseV4l2Modes, parseV4l2Sources, withoutDoubling } from './v4l2Listing';

const modes = (listing: string) => parseV4l2Modes(recorded(listing));

describe('parseV4l2Sources', () => {
  it.each([
    ['v4l2-4.4-sources', 'GENERAL WEBCAM'],
    ['v4l2-6.0-sources', 'Logitech BRIO'],
  ])('reads nodes and names: %s', (listing, name) => {
    expect(parseV4l2Sources(recorded(listing))).toEqual([
      { backend: 'v4l2', id: '/dev/video1', name },
      { backend: 'v4l2', id: '/dev/video0', name },
    ]);
  });

  it('finds nothing where nothing is', () => {
    expect(parseV4l2Sources(recorded('v4l2-5.1-no-sources'))).toEqual([]);
  });
});

describe('withoutDoubling', () => {
  it.each([
    ['USB Video: USB Video', 'USB Video'],
    ['Integrated Camera: Integrated C', 'Integrated Camera'],
    ['Cam: left', 'Cam: left'],
    ['Cam Link 4K', 'Cam Link 4K'],
  ])('%s is called %s', (name, expected) => {
    expect(withoutDoubling(name)).toBe(expected);
  });
});

describe('parseV4l2Modes', () => {
  it('reads every size of every format', () => {
    const found = modes('v4l2-3.2-formats');
    expect(found).toHaveLength(19 + 17 + 17);
    expect(found[0]).toEqual({
      ...{ width: 640, height: 480, framesPerSecond: null },
      ...{ format: 'yuyv422', encoding: 'raw', scan: null, code: null },
    });
    const formats = new Set(found.map(({ format, encoding }) => `${format ?? ''} ${encoding}`));
    expect([...formats]).toEqual(['yuyv422 raw', 'h264 compressed', 'mjpeg compressed']);
  });

  it('leaves out formats without a name', () => {
    expect(modes('v4l2-2.6-formats').every(({ format }) => format !== 'Unsupported')).toBe(true);
    expect(modes('v4l2-unreadable-formats')).toEqual([]);
    expect(listsV4l2Formats(recorded('v4l2-unreadable-formats'))).toBe(true);
  });

  it('reads the words of the newest version', () => {
    expect(modes('v4l2-newest-formats')).toHaveLength(7);
  });

  it('takes the largest and the common sizes of a free size', () => {
    const sizes = modes('v4l2-range-formats')
      .filter(({ format }) => format === 'yuyv422')
      .map(({ width, height }) => `${width}x${height}`);
    expect(sizes).toEqual([
      ...['2592x1944', '1920x1080', '1280x1024', '1280x720', '720x576', '720x480', '640x480'],
    ]);
  });

  it('gives nothing for formats without sizes, and for a metadata node', () => {
    expect(modes('v4l2-no-size-formats')).toEqual([]);
    const metadata =
      '[video4linux2,v4l2 @ 0x1] Not a video capture device.\n/dev/video1: No such device';
    expect(listsV4l2Formats(metadata)).toBe(false);
    expect(parseV4l2Modes(metadata)).toEqual([]);
  });
});
