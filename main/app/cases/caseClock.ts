import { readFileSync } from 'node:fs';
import type { CaseMoment } from '../../../common/cases/caseMoment';

/** The clocks of this computer. */
export interface CaseClock {
  readonly bootId: string;
  /** Of the system's monotonic clock, the same for every process since the computer started. Unit: ms. */
  monotonicMs(): number;
  /** Clock of the room. */
  wallTime(): Date;
}

/** The moment that was `agoMs` before now. */
export function momentBefore(clock: CaseClock, agoMs = 0): CaseMoment {
  return {
    bootId: clock.bootId,
    monotonicMs: Math.max(0, clock.monotonicMs() - agoMs),
    wallTime: new Date(clock.wallTime().getTime() - agoMs).toISOString(),
  };
}

/** The real clocks. */
export function systemCaseClock(): CaseClock {
  return {
    bootId: bootIdOfLinux() ?? derivedBootId(systemMonotonicMs(), Date.now()),
    monotonicMs: systemMonotonicMs,
    wallTime: () => new Date(),
  };
}

/**
 * A name of this start of the computer where the system gives none: when its monotonic clock began, to the minute. Two
 * starts of the application within one start of the computer may still get different ones where the clock of the room
 * was set between them; durations across them are then taken from the wall clock and say so.
 */
export function derivedBootId(monotonicMs: number, wallMs: number): string {
  const minutes = Math.round((wallMs - monotonicMs) / 60_000);
  return `began ${new Date(minutes * 60_000).toISOString()}`;
}

/** `process.hrtime` counts from an origin that all processes of this start of the computer share. */
function systemMonotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

function bootIdOfLinux(): string | null {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return bootId === '' ? null : bootId;
  } catch {
    return null;
  }
}
