import type { PressKind } from '../../common/pressKinds';
import {
  doubleWithinMs,
  type KindsToTell,
  longAfterMs,
  type PressRecogniser,
  type SwitchEdge,
} from './pressRecogniser';

/** Pulses closer than this belong to one press: a bounce, or a key that repeats while it is held. */
export const onePressWithinMs = 120;

/**
 * While a key is known to be held, repeats that a busy machine brings late still belong to it: taken for presses of
 * their own they would log what nobody pressed.
 */
export const heldPauseMs = 400;

/**
 * When the first repeat of a held key may come: systems can be set to 250 ms to 1 s (X11 without a
 * desktop: 660 ms).
 */
export const firstRepeatFromMs = 200;
export const firstRepeatUntilMs = 1100;

/** A pulse that may be a first repeat is one if the second follows so soon (25 a second: 40 ms). */
export const repeatFollowsWithinMs = 70;

/** A held key has begun to repeat by then, unless the system is set to the slowest. */
export const repeatsKnownAfterMs = 800;

/**
 * Recognises presses of a key of which only the going down is told, and told again and again while
 * it is held, after a pause. So a pulse some time after a press is ambiguous: it waits for the next one, which
 * tells a held key from a second press.
 */
export class PulsedSwitch implements PressRecogniser {
  private readonly kinds: KindsToTell;
  private beganAtMs: number | null = null;
  private lastAtMs = 0;
  private repeats = false;
  /** This pulse began a press or was the first repeat of the one before. */
  private unclearAtMs: number | null = null;
  private isDone = true;

  constructor(kinds: KindsToTell) {
    this.kinds = kinds;
  }

  get wakeAtMs(): number | null {
    if (this.unclearAtMs !== null) return this.unclearAtMs + repeatFollowsWithinMs;
    return this.isDone ? null : this.lastAtMs + this.shortIsCertainAfterMs;
  }

  feed(_edge: SwitchEdge, atMs: number): readonly PressKind[] {
    const due = this.wake(atMs);
    return [...due, ...this.pulse(atMs)];
  }

  wake(atMs: number): readonly PressKind[] {
    const presses: PressKind[] = [];
    while (this.wakeAtMs !== null && this.wakeAtMs <= atMs) presses.push(...this.decide());
    return presses;
  }

  private get shortIsCertainAfterMs(): number {
    if (this.repeats) return onePressWithinMs;
    const { long, double } = this.kinds;
    return Math.max(double ? doubleWithinMs : 0, long ? repeatsKnownAfterMs : 0);
  }

  private pulse(atMs: number): readonly PressKind[] {
    if (this.beganAtMs === null) return this.begin(atMs);
    if (this.unclearAtMs !== null) {
      this.unclearAtMs = null;
      this.repeats = true;
      return this.goOn(this.beganAtMs, atMs);
    }
    const pauseMs = atMs - this.lastAtMs;
    const isHeld = this.repeats && this.kinds.long;
    const togetherMs = isHeld ? heldPauseMs : onePressWithinMs;
    if (pauseMs < togetherMs) return this.goOn(this.beganAtMs, atMs);
    if (!this.repeats && pauseMs >= firstRepeatFromMs && pauseMs <= firstRepeatUntilMs) {
      this.unclearAtMs = atMs;
      return [];
    }
    return this.pressAgain(atMs);
  }

  /** Another pulse of the same press. */
  private goOn(beganAtMs: number, atMs: number): readonly PressKind[] {
    this.lastAtMs = atMs;
    if (!this.kinds.long || this.isDone || !this.repeats) return [];
    if (atMs - beganAtMs < longAfterMs) return [];
    this.isDone = true;
    return ['long'];
  }

  /** Another press, after one that may still wait for its answer. */
  private pressAgain(atMs: number): readonly PressKind[] {
    if (this.isDone) return this.begin(atMs);
    if (this.kinds.double && !this.repeats && atMs - this.lastAtMs <= doubleWithinMs) {
      this.begin(atMs);
      this.isDone = true;
      return ['double'];
    }
    return ['short', ...this.begin(atMs)];
  }

  private begin(atMs: number): readonly PressKind[] {
    this.beganAtMs = atMs;
    this.lastAtMs = atMs;
    this.repeats = false;
    this.isDone = !(this.kinds.long || this.kinds.double);
    return this.isDone ? ['short'] : [];
  }

  private decide(): readonly PressKind[] {
    const { unclearAtMs } = this;
    if (unclearAtMs !== null) {
      this.unclearAtMs = null;
      return this.pressAgain(unclearAtMs);
    }
    this.isDone = true;
    return ['short'];
  }
}
