import { type HidSwitch, switchId } from '../../../common/pedalBindings';
import type { HidBus, HidDeviceInfo, HidHandle } from './hidBus';
import { HidLearner, isPressed } from './hidLearner';

export interface HidDeviceEvents {
  onEdge(switchId: string, edge: 'down' | 'up'): void;
  onLearned(pedal: HidSwitch): void;
  onLost(): void;
}

/** One device that is read, from its opening to its end. Owns the handle. */
export class HidDevice {
  readonly info: HidDeviceInfo;
  private readonly events: HidDeviceEvents;
  private readonly learner: HidLearner;
  private handle: HidHandle | null = null;
  private switches: readonly HidSwitch[] = [];
  private learning = false;
  private readonly pressed = new Set<string>();

  private constructor(info: HidDeviceInfo, events: HidDeviceEvents) {
    this.info = info;
    this.events = events;
    this.learner = new HidLearner(info);
  }

  /** @throws HidDeniedError, Error when it cannot be opened */
  static async open(bus: HidBus, info: HidDeviceInfo, events: HidDeviceEvents): Promise<HidDevice> {
    const device = new HidDevice(info, events);
    device.handle = await bus.open(info.path, {
      onReport: (report) => device.receive(report),
      onLost: () => device.lose(),
    });
    return device;
  }

  /** Which of its switches are told, and whether one is to be learned instead. */
  configure(switches: readonly HidSwitch[], learning: boolean): void {
    this.switches = switches.filter((pedal) => isOf(pedal, this.info));
    this.learning = learning;
  }

  async close(): Promise<void> {
    const { handle } = this;
    this.handle = null;
    await handle?.close();
  }

  private receive(report: Uint8Array): void {
    if (this.learning) {
      const learned = this.learner.feed(report);
      if (learned !== null) this.events.onLearned(learned);
      return;
    }
    for (const pedal of this.switches) this.tell(switchId(pedal), isPressed(report, pedal));
  }

  private tell(id: string, isDown: boolean): void {
    if (isDown === this.pressed.has(id)) return;
    if (isDown) this.pressed.add(id);
    else this.pressed.delete(id);
    this.events.onEdge(id, isDown ? 'down' : 'up');
  }

  /** A pedal that is pulled out is not held any more. */
  private lose(): void {
    if (this.handle === null) return;
    this.handle = null;
    for (const id of [...this.pressed]) this.tell(id, false);
    this.events.onLost();
  }
}

/** Whether a switch belongs to such a device. */
export function isOf(
  pedal: HidSwitch,
  device: Pick<HidDeviceInfo, 'vendorId' | 'productId'>,
): boolean {
  return pedal.vendorId === device.vendorId && pedal.productId === device.productId;
}
