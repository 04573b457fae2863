import type { PressKind } from '../../common/pressKinds';
import {
  type BoundAction,
  casePresses,
  defaultPedalBindings,
  mostBindings,
  type PedalBinding,
  type PedalSwitch,
  switchId,
} from '../../common/pedalBindings';

/** The bindings of all switches, with one step back. */
export class BindingBook {
  private readonly keep: (bindings: PedalBinding[]) => void;
  private present: readonly PedalBinding[];
  private before: readonly PedalBinding[] | null = null;

  /** @param keep takes every change, to remember it */
  constructor(initial: readonly PedalBinding[], keep: (bindings: PedalBinding[]) => void) {
    this.present = initial;
    this.keep = keep;
  }

  get bindings(): readonly PedalBinding[] {
    return this.present;
  }

  get canUndo(): boolean {
    return this.before !== null;
  }

  get isFull(): boolean {
    return this.present.length >= mostBindings;
  }

  has(pedal: PedalSwitch): boolean {
    return this.present.some((binding) => switchId(binding.switch) === switchId(pedal));
  }

  /** A new switch switches the overlay until it is told otherwise. */
  add(pedal: PedalSwitch): void {
    const binding: PedalBinding = { switch: pedal, short: 'overlay', long: 'none', double: 'none' };
    this.change([...this.present, binding]);
  }

  remove(id: string): void {
    this.change(this.present.filter((binding) => switchId(binding.switch) !== id));
  }

  setAction(id: string, kind: PressKind, action: BoundAction): void {
    this.change(
      this.present.map((binding) =>
        switchId(binding.switch) === id ? { ...binding, [kind]: action } : binding,
      ),
    );
  }

  /** Lets one switch run a whole case. */
  useForCase(id: string): void {
    this.change(
      this.present.map((binding) =>
        switchId(binding.switch) === id ? { ...binding, ...casePresses } : binding,
      ),
    );
  }

  /** The bindings of a fresh installation. */
  reset(): void {
    this.change(defaultPedalBindings);
  }

  /** Takes the last change back. */
  undo(): void {
    if (this.before === null) return;
    this.change(this.before);
    this.before = null;
  }

  private change(bindings: readonly PedalBinding[]): void {
    this.before = this.present;
    this.present = bindings;
    this.keep([...bindings]);
  }
}
