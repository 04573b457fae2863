import { afterAll, describe, expect, it } from 'vitest';
import type { CaptureDevice } from '../../../common/captureDevice';
import { absentDevice, findDevice } from './findDevice';
import { DeviceFolder } from './fixtures/deviceFolder';

const folder = new DeviceFolder();
afterAll(() => folder.dispose());
folder.plug('video0', 'Cam Link 4K', { serial: 'Elgato' });

const devices: readonly CaptureDevice[] = [
  { backend: 'v4l2', id: folder.linkPath('Elgato'), name: 'Cam Link 4K' },
  { backend: 'decklink', id: 'DeckLink SDI (1)', name: 'DeckLink SDI (1)' },
  { backend: 'dshow', id: '@device_pnp_1', name: 'DeckLink SDI (1)' },
];

describe('findDevice', () => {
  it.each([
    ['Cam Link 4K', 0],
    ['cam link 4k', 0],
    [folder.linkPath('Elgato'), 0],
    [folder.nodePath('video0'), 0],
    ['v4l2:Cam Link 4K', 0],
    ['DeckLink SDI (1)', 1],
    ['dshow:decklink sdi (1)', 2],
    ['@device_pnp_1', 2],
  ])('finds %s', async (typed, index) => {
    expect(await findDevice(typed, devices)).toBe(devices[index]);
  });

  it.each(['Cam', '/dev/video9', 'avfoundation:Cam Link 4K'])(
    'does not guess %s',
    async (typed) => {
      expect(await findDevice(typed, devices)).toBeNull();
    },
  );
});

describe('absentDevice', () => {
  it('belongs to the system, or to the backend that was typed', () => {
    expect(absentDevice('/dev/video3', 'linux')).toEqual({
      ...{ backend: 'v4l2', id: '/dev/video3', name: '/dev/video3', mode: null },
    });
    expect(absentDevice('USB Video', 'win32')).toMatchObject({ backend: 'dshow' });
    expect(absentDevice('decklink:Duo', 'darwin')).toMatchObject({
      backend: 'decklink',
      id: 'Duo',
    });
  });
});
