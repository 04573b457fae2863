import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type PedalBinding, switchId } from '../../common/pedalBindings';
import { SwitchBank } from './switchBank';

const key: PedalBinding = {
  switch: { kind: 'keyboard', accelerator: 'F9' },
  short: 'overlay',
  long: 'none',
  double: 'mark',
};
const left: PedalBinding = {
  switch: {
    kind: 'hid',
    vendorId: 0x05f3,
    productId: 0x00ff,
    product: 'VEC USB Footpedal',
    byteIndex: 0,
    mask: 1,
    value: 1,
  },
  short: 'none',
  long: 'snapshot',
  double: 'none',
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function bank() {
  const presses: string[] = [];
  const heardAtMs: number[] = [];
  const switches = new SwitchBank({
    nowMs: () => performance.now(),
    onPress: ({ binding, kind }) => presses.push(`${kind} ${binding[kind]}`),
    onHeard: () => heardAtMs.push(performance.now()),
  });
  switches.bind([key, left]);
  return { switches, presses, heardAtMs };
}

describe('SwitchBank', () => {
  it('decides by itself when the time has come', () => {
    const { switches, presses } = bank();
    switches.feed(switchId(key.switch), 'pulse');
    vi.advanceTimersByTime(390);
    expect(presses).toEqual([]);
    vi.advanceTimersByTime(20);
    expect(presses).toEqual(['short overlay']);
  });

  it('says when a press began, whatever it waits for afterwards', () => {
    const { switches, presses, heardAtMs } = bank();
    const startMs = performance.now();
    switches.feed(switchId(left.switch), 'down');
    vi.advanceTimersByTime(700);
    switches.feed(switchId(left.switch), 'up');
    vi.advanceTimersByTime(300);
    expect(presses).toEqual(['long snapshot']);
    // A tap of a key that stays alone and is decided by the next one, which begins a press of its own.
    switches.feed(switchId(key.switch), 'pulse');
    vi.advanceTimersByTime(500);
    switches.feed(switchId(key.switch), 'pulse');
    expect(heardAtMs.map((atMs) => Math.round(atMs - startMs))).toEqual([0, 1000, 1500]);
  });

  it('keeps the switches apart', () => {
    const { switches, presses } = bank();
    switches.feed(switchId(key.switch), 'pulse');
    switches.feed(switchId(left.switch), 'down');
    vi.advanceTimersByTime(150);
    switches.feed(switchId(key.switch), 'pulse');
    vi.advanceTimersByTime(600);
    expect(presses).toEqual(['double mark', 'long snapshot']);
  });

  it('passes over switches that are not bound', () => {
    const { switches, presses } = bank();
    switches.feed('key F8', 'pulse');
    vi.runAllTimers();
    expect(presses).toEqual([]);
  });

  it('forgets what was undecided when the bindings change', () => {
    const { switches, presses } = bank();
    switches.feed(switchId(key.switch), 'pulse');
    switches.bind([left]);
    vi.runAllTimers();
    expect(presses).toEqual([]);
  });
});
