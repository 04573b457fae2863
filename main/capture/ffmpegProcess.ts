import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { maskAddresses } from '../../common/streamAddress';
import { ffmpegNotStarted } from './captureErrors';

/** How an ffmpeg ended. */
export interface FfmpegExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what it wrote to stderr, without the credentials in network addresses. */
  readonly errorText: string;
}

/** Enough for the lines that say why it failed; a broken file can write megabytes. */
const errorTextLimitCharacters = 64 * 1024;
/** From SIGTERM to SIGKILL. An ffmpeg that reads or writes raw frames ends within a few milliseconds. */
const terminationGraceMs = 500;

const running = new Set<FfmpegProcess>();

/** Process ids of every ffmpeg that capture has started and that has not ended. */
export function runningFfmpegProcessIds(): readonly number[] {
  return [...running].flatMap((ffmpeg) => ffmpeg.processId ?? []);
}

process.once('exit', () => {
  for (const ffmpeg of running) ffmpeg.killNow();
});

/** Owns one ffmpeg whose outputs are pipes. stdin is closed; stdout and the extra pipes must be read. */
export class FfmpegProcess {
  /** Resolves when it has ended and stderr was read. @throws FfmpegMissingError when it cannot start. */
  readonly exited: Promise<FfmpegExit>;
  readonly #child: ChildProcess;
  #errorText = '';
  #ended = false;

  /** @param extraPipes how many pipes to open after stderr: `pipe:3`, `pipe:4` and so on. */
  constructor(ffmpegPath: string, commandLine: readonly string[], extraPipes = 0) {
    const extra = Array.from({ length: extraPipes }, () => 'pipe' as const);
    this.#child = spawn(ffmpegPath, commandLine, {
      stdio: ['ignore', 'pipe', 'pipe', ...extra],
      windowsHide: true,
    });
    running.add(this);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errorText = (this.#errorText + text).slice(-errorTextLimitCharacters);
    });
    this.exited = this.#watch(ffmpegPath);
    // Whoever needs the reason awaits it; a process that nobody awaits must not end the program.
    this.exited.catch(() => undefined);
  }

  get processId(): number | undefined {
    return this.#child.pid;
  }

  /** What it has written to stderr so far, at most the last 64 Ki characters. */
  get errorText(): string {
    return maskAddresses(this.#errorText);
  }

  /** Reading end of `pipe:<descriptor>`: 1 for stdout, from 3 on the extra pipes. */
  output(descriptor: number): Readable {
    const stream = this.#child.stdio[descriptor];
    if (!stream || !('readable' in stream)) {
      throw new RangeError(`ffmpeg was started without pipe:${descriptor}`);
    }
    return stream;
  }

  /** Ends ffmpeg: SIGTERM, then SIGKILL. It is gone when this resolves; calling it again is harmless. */
  async dispose(): Promise<void> {
    if (this.#ended || this.processId === undefined) return;
    const gone = new Promise<void>((resolve) => {
      this.#child.once('exit', () => {
        resolve();
      });
    });
    // An ffmpeg that waits for a reader sees its pipe break.
    for (const stream of this.#child.stdio.slice(1)) stream?.destroy();
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => {
      this.killNow();
    }, terminationGraceMs);
    await gone;
    clearTimeout(timer);
  }

  /** Ends ffmpeg without grace and without waiting. */
  killNow(): void {
    this.#child.kill('SIGKILL');
  }

  #watch(ffmpegPath: string): Promise<FfmpegExit> {
    return new Promise((resolve, reject) => {
      this.#child.once('error', (error) => {
        if (this.processId !== undefined) return;
        this.#markEnded();
        reject(ffmpegNotStarted(ffmpegPath, error));
      });
      this.#child.once('exit', (code, signal) => {
        this.#markEnded();
        const finish = () => {
          resolve({ code, signal, errorText: this.errorText });
        };
        const { stderr } = this.#child;
        if (!stderr || stderr.closed) finish();
        else stderr.once('close', finish);
      });
    });
  }

  #markEnded(): void {
    this.#ended = true;
    running.delete(this);
  }
}
