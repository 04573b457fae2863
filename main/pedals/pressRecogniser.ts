import type { PressKind } from '../../common/pressKinds';
import type { PedalBinding } from '../../common/pedalBindings';

/** What a source tells of a switch. A `pulse` is a press of which no release is told. */
export type SwitchEdge = 'down' | 'up' | 'pulse';

/** Kinds that must be told from a short press, because they do something. */
export interface KindsToTell {
  readonly long: boolean;
  readonly double: boolean;
}

/**
 * Makes presses out of what one switch does. It reads no clock and owns no timer: every call says when it
 * happens, in milliseconds of one monotonic clock.
 */
export interface PressRecogniser {
  /** When {@link wake} must be called, unless something happens before; null while nothing is undecided. */
  readonly wakeAtMs: number | null;
  /** Something happened at the switch. @returns the presses that are certain now */
  feed(edge: SwitchEdge, atMs: number): readonly PressKind[];
  /** Time went by. @returns the presses that are certain now */
  wake(atMs: number): readonly PressKind[];
}

/** Held for so long, a press is a long one. */
export const longAfterMs = 600;

/** Pause between two presses of a double one, at most. */
export const doubleWithinMs = 400;

/** What a binding needs to have told apart. */
export function kindsToTell({ long, double }: PedalBinding): KindsToTell {
  return { long: long !== 'none', double: double !== 'none' };
}
