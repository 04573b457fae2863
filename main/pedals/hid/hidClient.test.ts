import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HidSwitch } from '../../../common/pedalBindings';
import { type HidChild, HidClient } from './hidClient';
import { nodeHidBus } from './nodeHidBus';

const left: HidSwitch = {
  kind: 'hid',
  vendorId: 0x05f3,
  productId: 0x00ff,
  product: 'VEC USB Footpedal',
  byteIndex: 0,
  mask: 1,
  value: 1,
};

/** Stands in for the process: it says and does what the test tells it. */
class StandInProcess implements HidChild {
  readonly received: unknown[] = [];
  killed = false;
  private readonly onMessages: ((message: unknown) => void)[] = [];
  private readonly onExits: ((code: number | null) => void)[] = [];

  send(message: unknown): void {
    this.received.push(message);
  }
  onMessage(listener: (message: unknown) => void): void {
    this.onMessages.push(listener);
  }
  onExit(listener: (code: number | null) => void): void {
    this.onExits.push(listener);
  }
  kill(): void {
    this.killed = true;
  }
  say(message: unknown): void {
    this.onMessages.forEach((listener) => listener(message));
  }
  exit(code: number | null): void {
    this.onExits.forEach((listener) => listener(code));
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function client() {
  const processes: StandInProcess[] = [];
  const told: unknown[] = [];
  const hid = new HidClient(
    () => {
      const child = new StandInProcess();
      processes.push(child);
      return child;
    },
    {
      onEdge: (id, edge) => told.push(`${id} ${edge}`),
      onLearned: (pedal) => told.push(pedal),
      onDevices: (devices) => told.push(devices),
      onUnavailable: (reason) => told.push(reason),
    },
  );
  const newest = (): StandInProcess => {
    const child = processes.at(-1);
    if (child === undefined) throw new Error('No process was started.');
    return child;
  };
  return { hid, processes, told, newest };
}

const configured = { type: 'configure', switches: [left], learning: false };

describe('HidClient', () => {
  it('runs no process while there is nothing to read', () => {
    const { hid, processes } = client();
    hid.configure([], false);
    expect(processes).toHaveLength(0);
  });

  it('says what is wanted once the process is there, and passes on what it tells', () => {
    const { hid, newest, told } = client();
    hid.configure([left], false);
    newest().say({ type: 'online' });
    newest().say({ type: 'edge', switchId: 'left', edge: 'down' });
    expect(newest().received).toEqual([configured]);
    expect(told).toEqual(['left down']);
  });

  it('starts it for learning and ends it afterwards, by force if it must', () => {
    const { hid, processes, newest } = client();
    hid.configure([], true);
    newest().say({ type: 'online' });
    hid.configure([], false);
    expect(newest().received.at(-1)).toEqual({ type: 'stop' });
    vi.advanceTimersByTime(2000);
    expect(newest().killed).toBe(true);
    newest().exit(null);
    vi.advanceTimersByTime(60_000);
    expect(processes).toHaveLength(1);
  });

  it('starts a process that died again, ever more slowly, and says so once', () => {
    const { hid, processes, newest, told } = client();
    hid.configure([left], false);
    newest().exit(null);
    expect(told).toEqual(['ended by itself (by a signal)']);
    vi.advanceTimersByTime(1000);
    expect(processes).toHaveLength(2);
    newest().say({ type: 'online' });
    expect(newest().received).toEqual([configured]);
    newest().exit(134);
    vi.advanceTimersByTime(1999);
    expect(processes).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(processes).toHaveLength(3);
    expect(told).toHaveLength(1);
  });

  it('says it again when it had been well for a minute', () => {
    const { hid, newest, told } = client();
    hid.configure([left], false);
    vi.advanceTimersByTime(60_000);
    newest().exit(1);
    vi.advanceTimersByTime(61_000);
    newest().exit(1);
    expect(told).toHaveLength(2);
  });

  it('gives up a process that cannot read pedals or talks nonsense', () => {
    for (const message of [{ type: 'unavailable', message: 'no build' }, { type: 'whatever' }]) {
      const { hid, newest, told } = client();
      hid.configure([left], false);
      newest().say(message);
      expect(newest().killed).toBe(true);
      expect(told).toHaveLength(1);
    }
  });

  it('leaves no process and no timer behind', () => {
    const { hid, newest } = client();
    hid.configure([left], false);
    hid.dispose();
    newest().exit(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('nodeHidBus', () => {
  it('loads its native part and lists the devices of this computer', async () => {
    vi.useRealTimers();
    expect(await nodeHidBus.list()).toBeInstanceOf(Array);
  });

  it('does not open what is no device', async () => {
    vi.useRealTimers();
    const listener = { onReport: () => undefined, onLost: () => undefined };
    await expect(nodeHidBus.open('/dev/null', listener)).rejects.toThrow();
  });
});
