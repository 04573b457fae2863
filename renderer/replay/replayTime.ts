/** A time of a recording as a clock with hundredths: `04:31.12`; hours where it has any. Unit: ms. */
export function replayTime(atMs: number): string {
  const hundredths = Math.floor(Math.max(0, atMs) / 10);
  const seconds = Math.floor(hundredths / 100);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3600)];
  const clock = `${two(minutes % 60)}:${two(seconds % 60)}.${two(hundredths % 100)}`;
  return hours === 0 ? clock : `${hours}:${clock}`;
}

/** A length of time in whole seconds: `26:08`. Unit: ms. */
export function lengthWord(durationMs: number): string {
  return replayTime(Math.round(durationMs / 1000) * 1000).slice(0, -3);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
