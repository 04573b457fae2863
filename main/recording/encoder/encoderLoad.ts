import type { EncoderChoice } from './encoderArguments';

/** What encodes, and how far it is behind. */
export interface EncoderLoad {
  /** As ffmpeg names it, with its preset; null while nothing encodes. */
  readonly encoder: string | null;
  /** Pictures that wait for it. Unit: ms. */
  readonly waitingMs: number;
  /** Of every encoder that runs, also one that closes its file. */
  readonly processIds: readonly number[];
}

/** An encoder by its name and its preset, such as `libx264 superfast`. */
export function encoderWords({ encoder, options }: EncoderChoice): string {
  const at = options.indexOf('-preset');
  const preset = at < 0 ? undefined : options[at + 1];
  return preset === undefined ? encoder : `${encoder} ${preset}`;
}
