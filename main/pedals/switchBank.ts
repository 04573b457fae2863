import type { PressKind } from '../../common/pressKinds';
import { type PedalBinding, type PedalBindings, switchId } from '../../common/pedalBindings';
import { HeldSwitch } from './heldSwitch';
import { kindsToTell, type PressRecogniser, type SwitchEdge } from './pressRecogniser';
import { PulsedSwitch } from './pulsedSwitch';

/** A press that was recognised. */
export interface Press {
  readonly binding: PedalBinding;
  readonly kind: PressKind;
}

export interface SwitchBankOptions {
  /** Monotonic clock. */
  readonly nowMs: () => number;
  readonly onPress: (press: Press) => void;
  /** A press begins, before {@link SwitchBankOptions.onPress} tells of what kind it is. */
  readonly onHeard: (binding: PedalBinding) => void;
}

interface BankEntry {
  readonly binding: PedalBinding;
  readonly recogniser: PressRecogniser;
  timer: NodeJS.Timeout | null;
}

/** Recognises the presses of all bound switches, whatever source tells of them. Owns the timers. */
export class SwitchBank {
  private readonly options: SwitchBankOptions;
  private entries: ReadonlyMap<string, BankEntry> = new Map();

  constructor(options: SwitchBankOptions) {
    this.options = options;
  }

  /** Takes other bindings; presses that were undecided are forgotten. */
  bind(bindings: PedalBindings): void {
    this.dispose();
    this.entries = new Map(
      bindings.map((binding) => [
        switchId(binding.switch),
        { binding, recogniser: recogniserFor(binding), timer: null },
      ]),
    );
  }

  /** Something happened at a switch; one that is not bound is passed over. */
  feed(id: string, edge: SwitchEdge): void {
    const entry = this.entries.get(id);
    if (entry === undefined) return;
    const { recogniser, binding } = entry;
    const wasIdle = recogniser.wakeAtMs === null;
    const kinds = recogniser.feed(edge, this.options.nowMs());
    const isUndecided = recogniser.wakeAtMs !== null;
    if (wasIdle && edge !== 'up' && (isUndecided || kinds.length > 0)) {
      this.options.onHeard(binding);
    }
    this.tell(entry, kinds);
    // It decided the press before and begins another one.
    if (!wasIdle && kinds.length > 0 && isUndecided) this.options.onHeard(binding);
  }

  dispose(): void {
    for (const { timer } of this.entries.values()) if (timer !== null) clearTimeout(timer);
    this.entries = new Map();
  }

  private tell(entry: BankEntry, kinds: readonly PressKind[]): void {
    this.wakeInTime(entry);
    for (const kind of kinds) this.options.onPress({ binding: entry.binding, kind });
  }

  private wakeInTime(entry: BankEntry): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    const { wakeAtMs } = entry.recogniser;
    entry.timer = wakeAtMs === null ? null : this.wakeAt(entry, wakeAtMs);
  }

  private wakeAt(entry: BankEntry, atMs: number): NodeJS.Timeout {
    // A timer may fire a fraction of a millisecond early; one more makes sure that the time has come.
    const afterMs = Math.max(0, Math.ceil(atMs - this.options.nowMs()) + 1);
    return setTimeout(() => this.tell(entry, entry.recogniser.wake(this.options.nowMs())), afterMs);
  }
}

function recogniserFor(binding: PedalBinding): PressRecogniser {
  const kinds = kindsToTell(binding);
  return binding.switch.kind === 'hid' ? new HeldSwitch(kinds) : new PulsedSwitch(kinds);
}
