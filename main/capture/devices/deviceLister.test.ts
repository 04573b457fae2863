import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFfmpegPath } from '../testKit';
import { DeviceLister } from './deviceLister';
import type { DeviceSystem } from './deviceSystem';
import { DeviceFolder } from './fixtures/deviceFolder';

let folder: DeviceFolder;
beforeEach(() => {
  folder = new DeviceFolder();
});
afterEach(() => folder.dispose());

const { signal } = new AbortController();
const listings = join(import.meta.dirname, 'fixtures');
const devices = (...names: string[]): string =>
  names.map((name) => ` D  ${name}            words`).join('\n');
const file = (name: string): string => `cat '${join(listings, name)}.txt' >&2; exit 1`;

function lister(platform: NodeJS.Platform, branches: string): DeviceLister {
  const system: DeviceSystem = { platform, deviceRoot: folder.path };
  return new DeviceLister(folder.standInFfmpeg(branches), system);
}

const found = async (platform: NodeJS.Platform, branches: string) =>
  (await lister(platform, branches).list(signal)).devices.map(({ id, name }) => [id, name]);

describe('DeviceLister on Linux', () => {
  const backends = `*-devices) echo '${devices('alsa', 'video4linux2,v4l2')}' ;;`;

  it('names devices as the kernel does, by a path that stays', async () => {
    folder.plug('video0', 'Cam Link 4K: Cam Link 4K', { serial: 'Elgato_Cam_Link_4K_0001' });
    folder.plug('video1', 'Cam Link 4K: Cam Link 4K', { index: 1 });
    folder.plug('video10', 'AV.io HD');
    folder.plug('video2', 'AV.io HD');
    const list = await found('linux', `${backends}\n*-list_formats*) exit 1 ;;`);
    expect(list).toEqual([
      [folder.linkPath('Elgato_Cam_Link_4K_0001'), 'Cam Link 4K'],
      [folder.nodePath('video2'), 'AV.io HD'],
      [folder.nodePath('video10'), 'AV.io HD (2)'],
    ]);
  });

  it('keeps a second node that lists formats', async () => {
    folder.plug('video0', 'Duo');
    folder.plug('video1', 'Duo', { index: 1 });
    folder.plug('video2', 'Duo', { index: 2 });
    const branches = `${backends}\n*-list_formats*dev/video2) ${file('v4l2-newest-formats')} ;;`;
    expect((await found('linux', branches)).map(([, name]) => name)).toEqual(['Duo', 'Duo (2)']);
  });

  it('takes nodes from ffmpeg where the kernel lists none', async () => {
    const branches = `${backends}
*'-sources v4l2') cat '${join(listings, 'v4l2-6.0-sources.txt')}' ;;
*-list_formats*/dev/video0) ${file('v4l2-newest-formats')} ;;`;
    expect(await found('linux', branches)).toEqual([['/dev/video0', 'Logitech BRIO']]);
  });

  it('says what this ffmpeg lacks', async () => {
    const list = await lister('linux', `*-devices) echo '${devices('alsa')}' ;;`).list(signal);
    expect(list).toMatchObject({
      devices: [],
      problems: [{ whatHappened: 'This ffmpeg lacks Video4Linux.' }],
    });
  });

  it('finds nothing with the real ffmpeg and an empty folder', async () => {
    const system = { platform: 'linux', deviceRoot: folder.path } as const;
    const list = await new DeviceLister(testFfmpegPath, system).list(signal);
    expect(list.devices.filter(({ id }) => id.startsWith(folder.path))).toEqual([]);
  });

  it('finds a device by its name, for opening', async () => {
    folder.plug('video0', 'AV.io HD', { serial: 'Epiphan' });
    const one = lister('linux', backends);
    const input = (id: string) => one.inputOf({ backend: 'v4l2', id }, signal);
    expect(await input('AV.io HD')).toBe(folder.linkPath('Epiphan'));
    expect(await input('/dev/video7')).toBe('/dev/video7');
    expect(await input('Other')).toBeNull();
  });
});

describe('DeviceLister elsewhere', () => {
  it('lists DirectShow, with DeckLink where the build has it', async () => {
    const branches = `
*-devices) echo '${devices('dshow', 'decklink')}' ;;
*'-f dshow'*) ${file('dshow-8.0-devices')} ;;
*'-sources decklink') cat '${join(listings, 'decklink-4.2-sources.txt')}' ;;`;
    expect((await found('win32', branches)).map(([, name]) => name)).toEqual([
      ...['USB Video', 'HD Pro Webcam C920', 'Camera (NVIDIA Broadcast)'],
      ...['DeckLink SDI (1)', 'DeckLink SDI (2)'],
    ]);
  });

  it('opens an AVFoundation device by the number that it has now', async () => {
    const one = lister(
      'darwin',
      `*-devices) echo '${devices('avfoundation')}' ;;
*-list_devices*) ${file('avfoundation-equal-names')} ;;
*'-i 2:none') ${file('avfoundation-newest-modes')} ;;`,
    );
    const key = { backend: 'avfoundation', id: 'Teslong Camera (2)' } as const;
    expect(await one.inputOf(key, signal)).toBe('2');
    expect((await one.modes(key, signal)).modes).toHaveLength(5);
    const gone = await one.modes({ ...key, id: 'Gone' }, signal);
    expect(gone).toMatchObject({ modes: [], errorText: 'No such device' });
  });
});

describe('a device that may not be opened', () => {
  it('is listed, and its modes give the reason', async () => {
    folder.plug('video0', 'AV.io HD');
    const id = folder.nodePath('video0');
    const words = '[video4linux2,v4l2 @ 0x1] Cannot open video device: Permission denied';
    const branches = `*-devices) echo '${devices('video4linux2,v4l2')}' ;;
*-list_formats*) echo '${words}' >&2; exit 1 ;;`;
    const one = lister('linux', branches);
    expect((await one.list(signal)).devices).toEqual([{ backend: 'v4l2', id, name: 'AV.io HD' }]);
    const { modes, errorText } = await one.modes({ backend: 'v4l2', id }, signal);
    expect([modes, errorText.trim()]).toEqual([[], words]);
  });
});
