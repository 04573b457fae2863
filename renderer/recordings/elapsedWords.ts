const secondsOfMinute = 60;
const secondsOfHour = 3600;

/** A running time as `4:05`, or `1:04:05` from an hour on. Whole seconds, rounded down. */
export function elapsedWords(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
  const rest = padded(seconds % secondsOfMinute);
  const minutes = Math.floor((seconds % secondsOfHour) / secondsOfMinute);
  const hours = Math.floor(seconds / secondsOfHour);
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${padded(minutes)}:${rest}`;
}

function padded(value: number): string {
  return String(value).padStart(2, '0');
}
