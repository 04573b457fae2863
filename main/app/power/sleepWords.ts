import type { SleepGap } from './sleepWatch';

/** When the computer slept and how long, in figures that every language reads: `08:15:00`, `0:12:05`. */
export function sleepWords({ from, to, durationMs }: SleepGap): {
  readonly from: string;
  readonly to: string;
  readonly duration: string;
} {
  const seconds = Math.round(durationMs / 1000);
  const duration = `${Math.floor(seconds / 3600)}:${twoDigits(Math.floor(seconds / 60) % 60)}`;
  return {
    from: clockTime(from),
    to: clockTime(to),
    duration: `${duration}:${twoDigits(seconds % 60)}`,
  };
}

function clockTime(time: Date): string {
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(':');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
