import { type FfmpegExit, FfmpegProcess } from './ffmpegProcess';

/** What a short ffmpeg wrote to stdout and how it ended. */
export interface Collected extends FfmpegExit {
  readonly bytes: Uint8Array;
  /** True when it was stopped because it took too long. */
  readonly timedOut: boolean;
}

/**
 * Runs an ffmpeg that writes a bounded amount to stdout.
 * @throws the signal's reason when it is aborted (ffmpeg is gone by then), FfmpegMissingError.
 */
export async function collectFfmpeg(
  ffmpegPath: string,
  commandLine: readonly string[],
  limits: { readonly signal: AbortSignal; readonly timeoutMs: number },
): Promise<Collected> {
  limits.signal.throwIfAborted();
  const ffmpeg = new FfmpegProcess(ffmpegPath, commandLine);
  const chunks: Uint8Array[] = [];
  const output = ffmpeg.output(1);
  output.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  output.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    output.once('close', resolve);
  });
  const timeout = AbortSignal.timeout(limits.timeoutMs);
  const stop = AbortSignal.any([limits.signal, timeout]);
  const dispose = () => void ffmpeg.dispose();
  stop.addEventListener('abort', dispose, { once: true });
  try {
    const [exit] = await Promise.all([ffmpeg.exited, closed]);
    limits.signal.throwIfAborted();
    return { ...exit, bytes: Buffer.concat(chunks), timedOut: timeout.aborted };
  } finally {
    stop.removeEventListener('abort', dispose);
  }
}
