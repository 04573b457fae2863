import type { PressKind } from '../../common/pressKinds';
import {
  doubleWithinMs,
  type KindsToTell,
  longAfterMs,
  type PressRecogniser,
  type SwitchEdge,
} from './pressRecogniser';

/** Open for less than this, a contact bounced; longer bounces than 30 ms were not seen in any switch. */
export const openForMs = 60;

/** Recognises presses of a switch that tells when it goes down and when it comes up. */
export class HeldSwitch implements PressRecogniser {
  private readonly kinds: KindsToTell;
  private downAtMs: number | null = null;
  /** The contact opened; if it stays so, the press is over. */
  private openedAtMs: number | null = null;
  /** A short press ended then and may be the first of two. */
  private tappedAtMs: number | null = null;
  /** This press has had its answer. */
  private isDone = false;

  constructor(kinds: KindsToTell) {
    this.kinds = kinds;
  }

  get wakeAtMs(): number | null {
    if (this.openedAtMs !== null) return this.openedAtMs + openForMs;
    if (this.downAtMs !== null) {
      return this.kinds.long && !this.isDone ? this.downAtMs + longAfterMs : null;
    }
    return this.tappedAtMs === null ? null : this.tappedAtMs + doubleWithinMs;
  }

  feed(edge: SwitchEdge, atMs: number): readonly PressKind[] {
    const due = this.wake(atMs);
    if (edge !== 'up') return [...due, ...this.goDown(atMs)];
    if (this.downAtMs !== null) this.openedAtMs ??= atMs;
    return due;
  }

  wake(atMs: number): readonly PressKind[] {
    const presses: PressKind[] = [];
    while (this.wakeAtMs !== null && this.wakeAtMs <= atMs) presses.push(...this.decide());
    return presses;
  }

  private goDown(atMs: number): readonly PressKind[] {
    this.openedAtMs = null;
    if (this.downAtMs !== null) return [];
    this.downAtMs = atMs;
    const isSecond = this.tappedAtMs !== null;
    this.tappedAtMs = null;
    this.isDone = isSecond || !(this.kinds.long || this.kinds.double);
    if (!this.isDone) return [];
    return [isSecond ? 'double' : 'short'];
  }

  /** What is due next: a release, a long press, or a tap that stayed alone. */
  private decide(): readonly PressKind[] {
    const { downAtMs, openedAtMs } = this;
    if (downAtMs === null) {
      this.tappedAtMs = null;
      return ['short'];
    }
    if (openedAtMs === null) {
      this.isDone = true;
      return ['long'];
    }
    return this.release(downAtMs, openedAtMs);
  }

  private release(downAtMs: number, openedAtMs: number): readonly PressKind[] {
    this.downAtMs = null;
    this.openedAtMs = null;
    if (this.isDone) return [];
    if (this.kinds.long && openedAtMs - downAtMs >= longAfterMs) return ['long'];
    if (!this.kinds.double) return ['short'];
    this.tappedAtMs = openedAtMs;
    return [];
  }
}
