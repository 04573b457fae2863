/** Longest reason that is quoted in a message. */
const reasonLimitCharacters = 160;

const prefixes = /^(?:\[[^\]]*\]\s*)+/;
const paths =
  /^.*: (?=(?:No such|Invalid|Permission|Device|Input|Inappropriate|Is a|Cannot|Protocol|End))/;
const babble =
  /^(?:Conversion failed|Error while filtering|Error opening (?:input|output) files|Press \[q\]|\s*$)/;

/** The last telling line of ffmpeg's stderr, without component addresses, short enough to quote. */
export function ffmpegReason(errorText: string): string | null {
  const lines = errorText
    .split(/\r?\n|\r/)
    .map((line) => line.replace(prefixes, '').replace(paths, '').trim())
    .filter((line) => !babble.test(line));
  const last = lines.at(-1);
  if (last === undefined) return null;
  return last.length <= reasonLimitCharacters ? last : `${last.slice(0, reasonLimitCharacters)}…`;
}

/** How ffmpeg ended, when its own words say nothing; the same in every language. */
export function exitReason(code: number | null, signal: string | null): string {
  return `ffmpeg: ${signal ?? `exit ${String(code)}`}`;
}
