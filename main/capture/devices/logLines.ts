/**
 * What ffmpeg logged, line by line, without the component's name and address in front: `[dshow @ 0x1] `
 * up to version 7, `[in#0 @ 0x1] ` since. Leading blanks stay, because listings indent by them.
 */
export function logLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.replace(/^\s*\[[^\]]* @ [^\]]*\] ?/, ''));
}
