import type { HidSwitch } from '../../../common/pedalBindings';
import type { HidDeviceState } from '../../../common/pedalState';
import { type HidBus, HidDeniedError, type HidDeviceInfo } from './hidBus';
import { HidDevice, isOf } from './hidDevice';
import { pedalLike } from './pedalLike';

/** Listing the devices asks the whole USB; often enough for a pedal that is plugged back in. */
const listEveryMs = 2000;

export interface HidWatcherEvents {
  onEdge(switchId: string, edge: 'down' | 'up'): void;
  onLearned(pedal: HidSwitch): void;
  /** The devices that matter now; told whenever one of them changed. */
  onDevices(devices: readonly HidDeviceState[]): void;
  /** HID cannot be used on this computer. */
  onUnavailable(reason: string): void;
}

/**
 * Opens the pedals whose switches are wanted, tells what happens at them, and opens them again when they were pulled
 * out and are back. While a switch is learned it reads whatever may be a pedal. Lists the devices only
 * while one is missing or learned.
 */
export class HidWatcher {
  private readonly bus: HidBus;
  private readonly events: HidWatcherEvents;
  private readonly open = new Map<string, HidDevice>();
  private switches: readonly HidSwitch[] = [];
  private learning = false;
  private turn: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private told = '';
  private isOver = false;

  constructor(bus: HidBus, events: HidWatcherEvents) {
    this.bus = bus;
    this.events = events;
  }

  /** Takes over what is wanted and looks for it at once. Resolves when it was looked for. */
  configure(switches: readonly HidSwitch[], learning: boolean): Promise<void> {
    this.switches = switches;
    this.learning = learning;
    for (const device of this.open.values()) device.configure(switches, learning);
    return this.look();
  }

  async dispose(): Promise<void> {
    this.isOver = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.turn;
    await Promise.all([...this.open.values()].map((device) => device.close()));
  }

  private look(): Promise<void> {
    this.turn = this.turn.then(() => this.lookNow());
    return this.turn;
  }

  private async lookNow(): Promise<void> {
    if (this.isOver) return;
    if (this.timer !== null) clearTimeout(this.timer);
    try {
      const wanted = pedalLike(await this.bus.list()).filter((info) => this.isWanted(info));
      await this.closeOthers(wanted);
      const states: HidDeviceState[] = [];
      for (const info of wanted) states.push(await this.stateOf(info));
      this.tellDevices(states);
    } catch (error) {
      this.events.onUnavailable(error instanceof Error ? error.message : String(error));
    }
    this.timer = this.isSettled() ? null : setTimeout(() => void this.look(), listEveryMs);
  }

  private isWanted(info: HidDeviceInfo): boolean {
    return this.learning || this.switches.some((pedal) => isOf(pedal, info));
  }

  /** All that is wanted is open, so that the end of one is told by itself. */
  private isSettled(): boolean {
    if (this.learning) return false;
    const infos = [...this.open.values()].map((device) => device.info);
    return this.switches.every((pedal) => infos.some((info) => isOf(pedal, info)));
  }

  private async closeOthers(wanted: readonly HidDeviceInfo[]): Promise<void> {
    const paths = new Set(wanted.map(({ path }) => path));
    for (const [path, device] of [...this.open]) {
      if (paths.has(path)) continue;
      this.open.delete(path);
      await device.close();
    }
  }

  private async stateOf(info: HidDeviceInfo): Promise<HidDeviceState> {
    const { vendorId, productId, product, path } = info;
    const state = this.open.has(path) ? 'connected' : await this.tryToOpen(info);
    return { vendorId, productId, product, state };
  }

  private async tryToOpen(info: HidDeviceInfo): Promise<HidDeviceState['state']> {
    try {
      const device = await HidDevice.open(this.bus, info, {
        onEdge: (id, edge) => this.events.onEdge(id, edge),
        onLearned: (pedal) => this.events.onLearned(pedal),
        onLost: () => this.lose(info.path),
      });
      device.configure(this.switches, this.learning);
      this.open.set(info.path, device);
      return 'connected';
    } catch (error) {
      return error instanceof HidDeniedError ? 'denied' : 'failed';
    }
  }

  private lose(path: string): void {
    this.open.delete(path);
    void this.look();
  }

  private tellDevices(states: readonly HidDeviceState[]): void {
    const told = JSON.stringify(states);
    if (told === this.told) return;
    this.told = told;
    this.events.onDevices(states);
  }
}
