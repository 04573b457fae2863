import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  defaultPedalBindings,
  type HidSwitch,
  type PedalBinding,
  switchId,
} from '../../common/pedalBindings';
import type { PedalState } from '../../common/pedalState';
import type { HidClientEvents } from './hid/hidClient';
import { learningLastsMs, PedalControl } from './pedalControl';
import { PedalMessages } from './pedalMessages';

const left: HidSwitch = {
  kind: 'hid',
  vendorId: 0x05f3,
  productId: 0x00ff,
  product: 'VEC USB Footpedal',
  byteIndex: 0,
  mask: 1,
  value: 1,
};
const vecDevice = { vendorId: 0x05f3, productId: 0x00ff, product: left.product } as const;

/** Stands in for the system's global keys: some belong to others, some do not exist. */
class StandInKeys {
  readonly owned = new Map<string, () => void>();
  readonly foreign = new Set<string>();

  register(accelerator: string, onPress: () => void): boolean {
    if (accelerator === 'NoSuchKey') throw new Error('conversion failure');
    if (this.foreign.has(accelerator) || this.owned.has(accelerator)) return false;
    this.owned.set(accelerator, onPress);
    return true;
  }
  unregister(accelerator: string): void {
    this.owned.delete(accelerator);
  }
  press(accelerator: string): void {
    this.owned.get(accelerator)?.();
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** One switch, so that the tests say what became of it. */
const f9Alone = defaultPedalBindings.slice(0, 1);

function pedals(initial: readonly PedalBinding[] = f9Alone, foreign: readonly string[] = []) {
  const keys = new StandInKeys();
  foreign.forEach((key) => keys.foreign.add(key));
  const presses: string[] = [];
  const heard: string[] = [];
  const said: string[] = [];
  const kept: unknown[] = [];
  const configured: string[] = [];
  const messages = new PedalMessages(({ whatHappened }) => said.push(whatHappened));
  let hid: HidClientEvents | null = null;
  const control = new PedalControl({
    initial,
    keep: (bindings) => kept.push(bindings),
    keys,
    createHid: (events) => {
      hid = events;
      return {
        configure: (switches, learning) =>
          configured.push(`${switches.length} ${learning ? 'learning' : 'listening'}`),
        dispose: () => undefined,
      };
    },
    nowMs: () => performance.now(),
    wallMs: () => 1000,
    keysRepeat: true,
    onPress: ({ binding, kind }) => presses.push(`${kind} ${binding[kind]}`),
    onHeard: ({ switch: pedal }) => heard.push(switchId(pedal)),
    onState: (state) => messages.take(state),
    onUnavailable: (reason) => messages.unavailable(reason),
  });
  control.start();
  const events = (): HidClientEvents => {
    if (hid === null) throw new Error('There is no HID client.');
    return hid;
  };
  return { control, keys, presses, heard, said, kept, configured, events };
}

const statesOf = ({ switches }: PedalState): string[] =>
  switches.map(({ id, state }) => `${id}: ${state}`);

describe('PedalControl, listening', () => {
  it('acts on F9 by default', () => {
    const { control, keys, presses, said } = pedals();
    keys.press('F9');
    expect(presses).toEqual(['short overlay']);
    expect(statesOf(control.state)).toEqual(['key F9: ready']);
    expect(said).toEqual([]);
  });

  it('runs a case by F10 alone, and says that a press was heard before it knows which', () => {
    const { keys, presses, heard } = pedals(defaultPedalBindings);
    keys.press('F10');
    expect(heard).toEqual(['key F10']);
    expect(presses).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(presses).toEqual(['short caseNext']);
    vi.advanceTimersByTime(1000);
    keys.press('F10');
    vi.advanceTimersByTime(150);
    keys.press('F10');
    expect(presses).toEqual(['short caseNext', 'double ductEntry']);
    expect(heard).toHaveLength(2);
  });

  it('lets a switch that did something else run a case', () => {
    const { control, keys, presses } = pedals();
    control.useForCase('key F9');
    keys.press('F9');
    vi.advanceTimersByTime(1000);
    expect(presses).toEqual(['short caseNext']);
    control.undo();
    expect(control.state.switches[0]?.binding).toEqual(f9Alone[0]);
  });

  it('says that another program owns the key, once, and takes it when it is free', () => {
    const { control, keys, presses, said } = pedals(f9Alone, ['F9']);
    vi.advanceTimersByTime(60_000);
    expect(said).toEqual(['The pedal’s key F9 belongs to another program.']);
    expect(statesOf(control.state)).toEqual(['key F9: taken']);
    keys.foreign.clear();
    vi.advanceTimersByTime(5000);
    keys.press('F9');
    expect(presses).toEqual(['short overlay']);
  });

  it('follows a change of what presses do', () => {
    const { control, keys, presses, kept } = pedals();
    control.setAction('key F9', 'double', 'mark');
    keys.press('F9');
    vi.advanceTimersByTime(150);
    keys.press('F9');
    expect(presses).toEqual(['double mark']);
    expect(kept).toHaveLength(1);
    control.undo();
    vi.advanceTimersByTime(2000);
    keys.press('F9');
    expect(presses).toEqual(['double mark', 'short overlay']);
    expect(control.state.canUndo).toBe(false);
  });

  it('gives every key back at its end', () => {
    const { control, keys } = pedals();
    control.dispose();
    expect(keys.owned.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('PedalControl, learning a key', () => {
  it('gives the bound keys back meanwhile and takes them again', () => {
    const { control, keys, presses } = pedals();
    control.startLearning();
    keys.press('F9');
    expect([keys.owned.size, presses]).toEqual([0, []]);
    expect(control.state.learningUntilMs).toBe(1000 + learningLastsMs);
    control.cancelLearning();
    keys.press('F9');
    expect(presses).toEqual(['short overlay']);
  });

  it('adds the key, which switches the overlay', () => {
    const { control, keys, presses, kept } = pedals();
    control.startLearning();
    control.learnKey('F8');
    expect(control.state).toMatchObject({
      learningUntilMs: null,
      learned: 'key F8',
      canUndo: true,
    });
    keys.press('F8');
    expect(presses).toEqual(['short overlay']);
    expect(kept).toHaveLength(1);
  });

  it.each([
    ['F8', 'taken'],
    ['O', 'application'],
    ['Ctrl+O', 'application'],
    ['Escape', 'application'],
    ['F9', 'known'],
    ['NoSuchKey', 'unusable'],
  ] as const)('refuses %s: %s', (key, reason) => {
    const { control, keys, kept } = pedals(f9Alone, ['F8']);
    control.startLearning();
    control.learnKey(key);
    expect(control.state).toMatchObject({ refusal: { reason, key }, learningUntilMs: null });
    expect(kept).toHaveLength(0);
    expect([...keys.owned.keys()]).toEqual(['F9']);
  });

  it('gives up after ten seconds', () => {
    const { control, keys } = pedals();
    control.startLearning();
    vi.advanceTimersByTime(learningLastsMs);
    expect(control.state).toMatchObject({ refusal: { reason: 'timeout' }, learningUntilMs: null });
    expect(keys.owned.has('F9')).toBe(true);
  });

  it('says nothing about keys that are given back only for learning', () => {
    const { control, said } = pedals();
    control.startLearning();
    control.cancelLearning();
    expect(said).toEqual([]);
  });

  it('takes no more switches than the page can show', () => {
    const { control } = pedals();
    for (let key = 3; key <= 24; key += 1) control.learnKey(`F${key}`);
    expect(control.state.switches).toHaveLength(12);
    expect(control.state.refusal).toMatchObject({ reason: 'full' });
  });

  it('goes back to the default, and back again', () => {
    const { control } = pedals();
    control.learnKey('F8');
    control.remove('key F9');
    control.reset();
    expect(statesOf(control.state)).toEqual(['key F9: ready', 'key F10: ready']);
    control.undo();
    expect(statesOf(control.state)).toEqual(['key F8: ready']);
  });
});

describe('PedalControl, USB pedals', () => {
  it('learns a switch and acts on it', () => {
    const { control, events, presses, configured } = pedals();
    control.startLearning();
    events().onLearned(left);
    expect(configured).toEqual(['0 listening', '0 learning', '1 listening']);
    expect(control.state.usb).toBe('starting');
    events().onDevices([{ ...vecDevice, state: 'connected' }]);
    expect(statesOf(control.state)[1]).toBe(`${switchId(left)}: ready`);
    expect(control.state.usb).toBe('ready');
    control.setAction(switchId(left), 'long', 'snapshot');
    events().onEdge(switchId(left), 'down');
    vi.advanceTimersByTime(650);
    events().onEdge(switchId(left), 'up');
    expect(presses).toEqual(['long snapshot']);
  });

  it('says when the pedal is pulled out and when it is back, once for all its switches', () => {
    const right = { ...left, mask: 4, value: 4 };
    const bound = (pedal: HidSwitch) =>
      ({ switch: pedal, short: 'mark', long: 'none', double: 'none' }) as const;
    const { events, said } = pedals([bound(left), bound(right)]);
    events().onDevices([{ ...vecDevice, state: 'connected' }]);
    expect(said).toEqual([]);
    events().onDevices([]);
    events().onDevices([]);
    events().onDevices([{ ...vecDevice, state: 'connected' }]);
    expect(said).toEqual([
      'The foot pedal “VEC USB Footpedal” was pulled out.',
      'The foot pedal “VEC USB Footpedal” is connected.',
    ]);
  });

  it('names the rule that lets the pedal be read', () => {
    const todo: string[] = [];
    const messages = new PedalMessages(({ whatToDo }) => todo.push(whatToDo));
    const { control, events } = pedals([
      { switch: left, short: 'mark', long: 'none', double: 'none' },
    ]);
    events().onDevices([{ ...vecDevice, state: 'denied' }]);
    messages.take(control.state);
    expect(todo[0]).toContain('/etc/udev/rules.d/60-ampulla-pedal.rules');
    expect(todo[0]).toContain(
      'KERNEL=="hidraw*", ATTRS{idVendor}=="05f3", ATTRS{idProduct}=="00ff", TAG+="uaccess"',
    );
    expect(control.state.deniedDevices).toHaveLength(1);
  });

  it('keeps the keyboard’s pedals when USB pedals cannot be read', () => {
    const { control, events, keys, presses, said } = pedals([
      ...f9Alone,
      { switch: left, short: 'mark', long: 'none', double: 'none' },
    ]);
    events().onUnavailable('ended by itself (code 134)');
    keys.press('F9');
    expect(presses).toEqual(['short overlay']);
    expect(statesOf(control.state)[1]).toContain('unavailable');
    expect(said).toEqual([
      'The part of Ampulla that reads USB pedals does not run: ended by itself (code 134).',
    ]);
  });
});
