/** Names a recording by its start in the time of the room and four random hexadecimal digits. */
export function recordingIdAt(startedAt: Date, random: () => number = Math.random): string {
  const day = [startedAt.getFullYear(), startedAt.getMonth() + 1, startedAt.getDate()];
  const time = [startedAt.getHours(), startedAt.getMinutes(), startedAt.getSeconds()];
  const suffix = Math.floor(random() * 0x10000)
    .toString(16)
    .padStart(4, '0');
  return `${joined(day)}-${joined(time)}-${suffix}`;
}

function joined(parts: readonly number[]): string {
  return parts.map((part) => String(part).padStart(2, '0')).join('');
}
