import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureDevice } from '../../../common/captureDevice';
import { until } from '../testKit';
import { deviceChange, type DeviceChange } from './deviceChange';
import type { ListedDevices } from './deviceLister';
import { DeviceWatcher, type DeviceWatcherOptions } from './deviceWatcher';
import { DeviceFolder } from './fixtures/deviceFolder';
import { linuxVideoNodes } from './linuxVideoNodes';

const device = (id: string): CaptureDevice => ({ backend: 'v4l2', id, name: id });
const names = (devices: readonly CaptureDevice[]) => devices.map(({ name }) => name);

describe('deviceChange', () => {
  it('tells arrivals and departures', () => {
    const change = deviceChange([device('a'), device('b')], [device('b'), device('c')]);
    expect(names(change?.arrived ?? [])).toEqual(['c']);
    expect(names(change?.departed ?? [])).toEqual(['a']);
    expect(deviceChange([device('a')], [device('a')])).toBeNull();
  });
});

let watcher: DeviceWatcher | null = null;
afterEach(() => {
  watcher?.dispose();
  vi.useRealTimers();
});

function watching(options: Omit<DeviceWatcherOptions, 'onChange'>): DeviceChange[] {
  const changes: DeviceChange[] = [];
  watcher = new DeviceWatcher({ ...options, onChange: (change) => void changes.push(change) });
  watcher.start();
  return changes;
}

describe('on Linux', () => {
  let folder: DeviceFolder;
  let listings = 0;
  beforeEach(() => {
    folder = new DeviceFolder();
    listings = 0;
  });
  afterEach(() => folder.dispose());

  const options = (): Omit<DeviceWatcherOptions, 'onChange'> => ({
    system: { platform: 'linux', deviceRoot: folder.path },
    isOpening: () => true,
    list: async () => {
      listings += 1;
      const nodes = await linuxVideoNodes(folder.path);
      const devices = nodes.map(({ id, name }) => ({ backend: 'v4l2', id, name }) as const);
      return { devices, problems: [] };
    },
  });

  it('notices a plug within a second, and lists only then', async () => {
    const changes = watching(options());
    await until(() => listings === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const startedAtMs = performance.now();
    folder.plug('video0', 'Cam Link 4K', { serial: 'A' });
    await until(() => changes.length === 1);
    expect(performance.now() - startedAtMs).toBeLessThan(1500);
    expect(names(changes[0]?.arrived ?? [])).toEqual(['Cam Link 4K']);
    folder.unplug('video0', 'A');
    await until(() => changes.length === 2);
    expect(names(changes[1]?.departed ?? [])).toEqual(['Cam Link 4K']);
    const before = listings;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(listings).toBe(before);
  });

  it('is silent once disposed', async () => {
    const changes = watching(options());
    await until(() => listings === 1);
    watcher?.dispose();
    folder.plug('video0', 'Cam Link 4K');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect([changes.length, listings]).toEqual([0, 1]);
  });
});

describe('elsewhere', () => {
  it('lists slowly, and never while a device is being opened', async () => {
    vi.useFakeTimers();
    let isOpening = true;
    let devices: CaptureDevice[] = [];
    let listings = 0;
    const changes = watching({
      system: { platform: 'win32', deviceRoot: '/' },
      isOpening: () => isOpening,
      list: (): Promise<ListedDevices> => {
        listings += 1;
        return Promise.resolve({ devices, problems: [] });
      },
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(listings).toBe(0);
    isOpening = false;
    await vi.advanceTimersByTimeAsync(10_000);
    devices = [device('a')];
    await vi.advanceTimersByTimeAsync(10_000);
    expect(listings).toBe(2);
    expect(changes.map(({ arrived }) => names(arrived))).toEqual([['a']]);
  });

  it('goes on after a listing that failed', async () => {
    vi.useFakeTimers();
    let calls = 0;
    const changes = watching({
      system: { platform: 'darwin', deviceRoot: '/' },
      isOpening: () => false,
      list: () => {
        calls += 1;
        if (calls === 2) return Promise.reject(new Error('no ffmpeg'));
        return Promise.resolve({ devices: calls > 2 ? [device('a')] : [], problems: [] });
      },
    });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(changes).toHaveLength(1);
  });
});
