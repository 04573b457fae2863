import { isApplicationKey } from '../../common/applicationKeys';
import type { PressKind } from '../../common/pressKinds';
import {
  type BoundAction,
  type HidSwitch,
  type PedalBinding,
  type PedalSwitch,
  switchId,
} from '../../common/pedalBindings';
import type {
  BoundSwitch,
  HidDeviceState,
  LearningRefusal,
  PedalState,
  SwitchState,
  UsbState,
} from '../../common/pedalState';
import { BindingBook } from './bindingBook';
import type { HidClientEvents } from './hid/hidClient';
import { isOf } from './hid/hidDevice';
import { type GlobalKeys, KeyboardPedals } from './keyboardPedals';
import { type Press, SwitchBank } from './switchBank';

/** The process that reads USB pedals, as far as it is needed here. */
export interface HidPedals {
  configure(switches: readonly HidSwitch[], learning: boolean): void;
  dispose(): void;
}

export interface PedalControlOptions {
  readonly initial: readonly PedalBinding[];
  readonly keep: (bindings: PedalBinding[]) => void;
  readonly keys: GlobalKeys;
  readonly createHid: (events: HidClientEvents) => HidPedals;
  readonly nowMs: () => number;
  readonly wallMs: () => number;
  /** Whether this system tells a held key again and again. */
  readonly keysRepeat: boolean;
  readonly onPress: (press: Press) => void;
  /** A press begins; what kind it is may be known later. */
  readonly onHeard: (binding: PedalBinding) => void;
  readonly onState: (state: PedalState) => void;
  /** USB pedals cannot be read at present. */
  readonly onUnavailable: (reason: string) => void;
}

/** Long enough to find the pedal under the table. */
export const learningLastsMs = 10_000;

/** A key that another program owned is tried again so often; trying costs nothing that one could measure. */
const retryKeysEveryMs = 5000;

/**
 * The pedals of the room: listens to their switches, learns new ones and keeps what their presses do. While a switch
 * is learned, no press does anything.
 */
export class PedalControl {
  private readonly options: PedalControlOptions;
  private readonly book: BindingBook;
  private readonly keyboard: KeyboardPedals;
  private readonly hid: HidPedals;
  private readonly bank: SwitchBank;
  private readonly retryTimer: NodeJS.Timeout;
  /** Null before the first look at the devices. */
  private devices: readonly HidDeviceState[] | null = null;
  private isHidAvailable = true;
  private isHidWanted = false;
  private learningEnds: NodeJS.Timeout | null = null;
  private learningUntilMs: number | null = null;
  private learned: string | null = null;
  private refusal: LearningRefusal | null = null;

  constructor(options: PedalControlOptions) {
    const { initial, keep, keys, createHid, nowMs, onPress, onHeard } = options;
    this.options = options;
    this.book = new BindingBook(initial, keep);
    this.bank = new SwitchBank({ nowMs, onPress, onHeard });
    this.keyboard = new KeyboardPedals(keys, (accelerator) =>
      this.bank.feed(switchId({ kind: 'keyboard', accelerator }), 'pulse'),
    );
    this.hid = createHid({
      onEdge: (id, edge) => this.bank.feed(id, edge),
      onLearned: (pedal) => this.learn(pedal),
      onDevices: (devices) => this.takeDevices(devices),
      onUnavailable: (reason) => this.loseHid(reason),
    });
    this.retryTimer = setInterval(() => this.retryKeys(), retryKeysEveryMs);
  }

  get state(): PedalState {
    return {
      switches: this.book.bindings.map((binding) => this.boundSwitch(binding)),
      learningUntilMs: this.learningUntilMs,
      learned: this.learned,
      refusal: this.refusal,
      canUndo: this.book.canUndo,
      usb: this.usbState,
      deniedDevices: (this.devices ?? []).filter(({ state }) => state === 'denied'),
      keysRepeat: this.options.keysRepeat,
    };
  }

  /** Begins to listen. */
  start(): void {
    this.listen();
  }

  /** Waits for the next press of any switch. */
  startLearning(): void {
    this.endLearning();
    this.forgetOutcome();
    this.learningUntilMs = this.options.wallMs() + learningLastsMs;
    this.learningEnds = setTimeout(() => this.refuse('timeout', ''), learningLastsMs);
    this.listen();
  }

  /** Does nothing when no switch is being learned. */
  cancelLearning(): void {
    if (this.learningUntilMs === null) return;
    this.endLearning();
    this.forgetOutcome();
    this.listen();
  }

  /** Takes a key as a switch: one that was pressed in the window, or one that was chosen by its name. */
  learnKey(accelerator: string): void {
    this.forgetOutcome();
    if (isApplicationKey(accelerator)) this.refuse('application', accelerator);
    else this.learn({ kind: 'keyboard', accelerator });
  }

  setAction(id: string, kind: PressKind, action: BoundAction): void {
    this.change(() => this.book.setAction(id, kind, action));
  }

  /** Lets one switch run a whole case. */
  useForCase(id: string): void {
    this.change(() => this.book.useForCase(id));
  }

  remove(id: string): void {
    this.change(() => this.book.remove(id));
  }

  reset(): void {
    this.change(() => this.book.reset());
  }

  undo(): void {
    this.change(() => this.book.undo());
  }

  dispose(): void {
    clearInterval(this.retryTimer);
    this.endLearning();
    this.keyboard.listen([]);
    this.hid.dispose();
    this.bank.dispose();
  }

  private change(action: () => void): void {
    this.endLearning();
    this.forgetOutcome();
    action();
    this.listen();
  }

  private learn(pedal: PedalSwitch): void {
    const name = pedal.kind === 'keyboard' ? pedal.accelerator : pedal.product;
    const reason = this.reasonAgainst(pedal);
    if (reason !== null) {
      this.refuse(reason, name);
      return;
    }
    this.change(() => this.book.add(pedal));
    this.learned = switchId(pedal);
    this.publish();
  }

  private reasonAgainst(pedal: PedalSwitch): LearningRefusal['reason'] | null {
    if (this.book.has(pedal)) return 'known';
    if (this.book.isFull) return 'full';
    const trial = pedal.kind === 'keyboard' ? this.keyboard.try(pedal.accelerator) : 'free';
    return trial === 'free' ? null : trial;
  }

  private refuse(reason: LearningRefusal['reason'], key: string): void {
    this.endLearning();
    this.refusal = { reason, key };
    this.listen();
  }

  private endLearning(): void {
    if (this.learningEnds !== null) clearTimeout(this.learningEnds);
    this.learningEnds = null;
    this.learningUntilMs = null;
  }

  private forgetOutcome(): void {
    this.learned = null;
    this.refusal = null;
  }

  /** Listens to what is bound; while learning, to nothing, so that a bound key reaches the window. */
  private listen(): void {
    const isLearning = this.learningUntilMs !== null;
    const bindings = isLearning ? [] : this.book.bindings;
    this.bank.bind(bindings);
    this.keyboard.listen(
      bindings.flatMap(({ switch: pedal }) =>
        pedal.kind === 'keyboard' ? [pedal.accelerator] : [],
      ),
    );
    this.configureHid(isLearning);
    this.publish();
  }

  private configureHid(isLearning: boolean): void {
    const pedals = this.book.bindings.map((binding) => binding.switch);
    const switches = pedals.filter((pedal) => pedal.kind === 'hid');
    this.isHidWanted = isLearning || switches.length > 0;
    if (switches.length === 0) this.forgetDevices();
    this.hid.configure(switches, isLearning);
  }

  private forgetDevices(): void {
    this.isHidAvailable = true;
    this.devices = null;
  }

  private retryKeys(): void {
    if (this.keyboard.retry()) this.publish();
  }

  private takeDevices(devices: readonly HidDeviceState[]): void {
    this.isHidAvailable = true;
    this.devices = devices;
    this.publish();
  }

  private loseHid(reason: string): void {
    this.isHidAvailable = false;
    this.devices = null;
    this.options.onUnavailable(reason);
    this.publish();
  }

  private get usbState(): UsbState {
    if (!this.isHidAvailable) return 'unavailable';
    if (this.devices !== null) return 'ready';
    return this.isHidWanted ? 'starting' : 'off';
  }

  private boundSwitch(binding: PedalBinding): BoundSwitch {
    const { switch: pedal } = binding;
    const state =
      pedal.kind === 'keyboard' ? this.keyState(pedal.accelerator) : this.hidState(pedal);
    return { id: switchId(pedal), binding, state };
  }

  private keyState(accelerator: string): SwitchState {
    // While learning, all keys are given back; that is no state worth telling.
    if (this.learningUntilMs !== null) return 'ready';
    return this.keyboard.owns(accelerator) ? 'ready' : 'taken';
  }

  private hidState(pedal: HidSwitch): SwitchState {
    if (!this.isHidAvailable) return 'unavailable';
    if (this.devices === null) return 'waiting';
    const states = this.devices.filter((device) => isOf(pedal, device)).map(({ state }) => state);
    if (states.includes('connected')) return 'ready';
    return states.includes('denied') ? 'denied' : 'absent';
  }

  private publish(): void {
    this.options.onState(this.state);
  }
}
