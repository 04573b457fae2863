import { usualBytesPerMinute } from './diskSpace';

/** Before a recording has run for so long, its beginning says little about its size. Unit: ms. */
const tellingMs = 30_000;

/** What a minute of recording takes: the last recording's measure, the usual one before there is any. */
export class SpaceRate {
  private measured: number | null = null;
  private first: { readonly atMs: number; readonly bytes: number } | null = null;

  /** Unit: bytes. */
  get bytesPerMinute(): number {
    return this.measured ?? usualBytesPerMinute;
  }

  /** Another recording begins. */
  begin(): void {
    this.first = null;
  }

  /** @param bytes what the recording holds now; null where it cannot be told */
  measure(atMs: number, bytes: number | null): void {
    if (bytes === null) return;
    this.first ??= { atMs, bytes };
    const passedMs = atMs - this.first.atMs;
    const grown = bytes - this.first.bytes;
    if (passedMs >= tellingMs && grown > 0) this.measured = (grown * 60_000) / passedMs;
  }
}
