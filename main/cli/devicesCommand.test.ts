import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeviceFolder } from '../capture/devices/fixtures/deviceFolder';
import type { CliContext } from './command';
import { runCommandLine } from './commandLine';

let folder: DeviceFolder;
beforeEach(() => {
  folder = new DeviceFolder();
});
afterEach(() => folder.dispose());

const listing = `*-devices) echo ' D  video4linux2,v4l2 words' ;;
*-list_formats*video0) echo '[video4linux2,v4l2 @ 0x1] Raw       :     yuyv422 :           YUYV 4:2:2 : 1920x1080 640x480' >&2; exit 1 ;;
*-list_formats*) echo 'Permission denied' >&2; exit 1 ;;`;

async function run(...words: string[]) {
  const printed = { out: '', errors: '' };
  const context: CliContext = {
    ...{ version: '1', resourceRoot: '', inferenceEntry: '', workingFolder: '/', cores: 1 },
    environment: {
      AMPULLA_FFMPEG: folder.standInFfmpeg(listing),
      AMPULLA_DEVICE_ROOT: folder.path,
    },
    nowMs: () => 0,
    print: (text) => void (printed.out += text),
    errors: { isTerminal: false, write: (text) => void (printed.errors += text) },
    signal: new AbortController().signal,
  };
  const code = await runCommandLine(['devices', ...words], context);
  return { code, ...printed };
}

describe.skipIf(process.platform !== 'linux')('devices (its stand-in is one for Linux)', () => {
  it('lists names, ids and modes for people', async () => {
    folder.plug('video0', 'Cam Link 4K');
    folder.plug('video2', 'AV.io HD');
    const { code, out } = await run();
    expect(code).toBe(0);
    expect(out).toBe(`Cam Link 4K (Video4Linux)
  id         ${folder.nodePath('video0')}
  automatic  1920×1080 at 30 fps (yuyv422)
  modes      1920×1080 (yuyv422)
             640×480 (yuyv422)

AV.io HD (Video4Linux)
  id         ${folder.nodePath('video2')}
  automatic  as the device decides
  modes      The capture device “AV.io HD” may not be opened by this user. Add the user to the group “video”, sign in again and try again.
`);
  });

  it('prints objects', async () => {
    folder.plug('video0', 'Cam Link 4K');
    const { code, out } = await run('--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      devices: [
        { backend: 'v4l2', name: 'Cam Link 4K', automatic: { width: 1920 }, problem: null },
      ],
      problems: [],
    });
  });

  it('says when none is there, and takes no other word', async () => {
    expect(await run()).toMatchObject({ code: 0, out: 'No capture device is there.\n' });
    const { code, errors } = await run('all');
    expect([code, errors]).toEqual([2, expect.stringContaining('devices takes no all.')]);
  });
});
