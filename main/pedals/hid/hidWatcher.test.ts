import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HidSwitch, switchId } from '../../../common/pedalBindings';
import { numberedPedal, StandInHidBus, vecPedal } from '../fixtures/standInHidBus';
import { HidWatcher } from './hidWatcher';

const left: HidSwitch = {
  kind: 'hid',
  vendorId: 0x05f3,
  productId: 0x00ff,
  product: 'VEC USB Footpedal',
  byteIndex: 0,
  mask: 1,
  value: 1,
};
const right: HidSwitch = { ...left, mask: 4, value: 4 };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watch() {
  const bus = new StandInHidBus();
  const told: string[] = [];
  const learned: HidSwitch[] = [];
  const watcher = new HidWatcher(bus, {
    onEdge: (id, edge) => told.push(`${id === switchId(left) ? 'left' : 'right'} ${edge}`),
    onLearned: (pedal) => learned.push(pedal),
    onDevices: (devices) =>
      told.push(`[${devices.map(({ product, state }) => `${product} ${state}`).join(', ')}]`),
    onUnavailable: (reason) => told.push(reason),
  });
  return { bus, told, learned, watcher };
}

describe('HidWatcher', () => {
  it('tells the bound switches of a pedal as they go down and up', async () => {
    const { bus, told, watcher } = watch();
    bus.plugIn(vecPedal);
    await watcher.configure([left, right], false);
    bus.report(vecPedal.path, 1, 0);
    bus.report(vecPedal.path, 5, 0);
    bus.report(vecPedal.path, 4, 0);
    bus.report(vecPedal.path, 4, 0);
    bus.report(vecPedal.path, 2, 0);
    expect(told).toEqual([
      '[VEC USB Footpedal connected]',
      'left down',
      'right down',
      'left up',
      'right up',
    ]);
  });

  it('opens no other device, and asks the USB no more once all is there', async () => {
    const { bus, watcher } = watch();
    bus.plugIn(vecPedal, numberedPedal);
    await watcher.configure([left], false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(bus.isOpen(numberedPedal.path)).toBe(false);
    expect(bus.listings).toBe(1);
  });

  it('lets go what is held on a pedal that is pulled out, and takes it up when it is back', async () => {
    const { bus, told, watcher } = watch();
    bus.plugIn(vecPedal);
    await watcher.configure([left], false);
    bus.report(vecPedal.path, 1, 0);
    bus.pullOut(vecPedal.path);
    await vi.advanceTimersByTimeAsync(10);
    bus.plugIn({ ...vecPedal, path: '/dev/hidraw7' });
    await vi.advanceTimersByTimeAsync(2000);
    bus.report('/dev/hidraw7', 1, 0);
    expect(told).toEqual([
      '[VEC USB Footpedal connected]',
      'left down',
      'left up',
      '[]',
      '[VEC USB Footpedal connected]',
      'left down',
    ]);
  });

  it('names a device that may not be read, and reads it as soon as it may', async () => {
    const { bus, told, watcher } = watch();
    bus.plugIn(vecPedal);
    bus.deny(vecPedal.path);
    await watcher.configure([left], false);
    bus.allow(vecPedal.path);
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toEqual(['[VEC USB Footpedal denied]', '[VEC USB Footpedal connected]']);
  });

  it('learns from whatever may be a pedal, and tells no presses meanwhile', async () => {
    const { bus, told, learned, watcher } = watch();
    bus.plugIn(vecPedal, numberedPedal);
    await watcher.configure([left], true);
    bus.report(vecPedal.path, 1, 0);
    bus.report(numberedPedal.path, 1, 0x10);
    bus.report(numberedPedal.path, 1, 0x00);
    expect(told).toEqual(['[VEC USB Footpedal connected, Pedal board connected]']);
    expect(learned).toEqual([
      left,
      expect.objectContaining({ product: 'Pedal board', mask: 0x10 }),
    ]);
    await watcher.configure([left], false);
    expect([bus.isOpen(vecPedal.path), bus.isOpen(numberedPedal.path)]).toEqual([true, false]);
  });

  it('says why HID cannot be used', async () => {
    const { bus, told, watcher } = watch();
    bus.broken = new Error('No native build was found');
    await watcher.configure([left], false);
    expect(told).toEqual(['No native build was found']);
  });

  it('closes everything at its end', async () => {
    const { bus, watcher } = watch();
    bus.plugIn(vecPedal);
    await watcher.configure([left], false);
    await watcher.dispose();
    expect(bus.isOpen(vecPedal.path)).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
