import { describe, expect, it } from 'vitest';
import { parseAvfoundationDevices, parseAvfoundationModes } from './avfoundationListing';
import { recorded } from './fixtures/recorded';

describe('parseAvfoundationDevices', () => {
  it.each(['avfoundation-4.2-devices', 'avfoundation-6.0-devices'])(
    'names cameras, not screens and microphones: %s',
    (listing) => {
      expect(parseAvfoundationDevices(recorded(listing))).toEqual([
        { backend: 'avfoundation', id: 'FaceTime HD Camera', name: 'FaceTime HD Camera', index: 0 },
      ]);
    },
  );

  it('takes the unique id where it is told', () => {
    expect(parseAvfoundationDevices(recorded('avfoundation-uid-devices'))).toEqual([
      { backend: 'avfoundation', id: 'camera', name: 'FaceTime高清相机（内建）', index: 0 },
      { backend: 'avfoundation', id: '0x1100000534d2109', name: 'USB Video', index: 4 },
    ]);
  });

  it('tells two devices of one name apart', () => {
    const devices = parseAvfoundationDevices(recorded('avfoundation-equal-names'));
    expect(devices.map(({ id, index }) => [id, index])).toEqual([
      ['Teslong Camera', 0],
      ['FaceTime HD Camera', 1],
      ['Teslong Camera (2)', 2],
    ]);
  });

  it('finds nothing where nothing is', () => {
    expect(parseAvfoundationDevices(': Input/output error')).toEqual([]);
  });
});

describe('parseAvfoundationModes', () => {
  it.each([
    ['avfoundation-4.2-modes', 3, { min: 1, max: 30 }],
    ['avfoundation-size-modes', 7, { min: 30.00003, max: 30.00003 }],
    ['avfoundation-grabber-modes', 7, { min: 60.00024, max: 60.00024 }],
    ['avfoundation-newest-modes', 5, { min: 15, max: 30 }],
  ])('reads sizes and rates out of the refusal: %s', (listing, count, firstRates) => {
    const modes = parseAvfoundationModes(recorded(listing));
    expect(modes).toHaveLength(count);
    expect(modes[0]?.framesPerSecond).toEqual(firstRates);
    expect(modes.every(({ encoding, format }) => encoding === 'raw' && format === null)).toBe(true);
  });
});
