/** Reads the names of the input devices that an ffmpeg was built with out of `ffmpeg -devices`. */
export function parseBackends(text: string): ReadonlySet<string> {
  const names = text.split(/\r?\n/).flatMap((line) => {
    const match = /^ D[E ][d ]?\s+(\S+)/.exec(line);
    return match?.[1]?.split(',') ?? [];
  });
  return new Set(names);
}
