import { accessSync, constants } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import ffmpeg from 'fluent-ffmpeg';

/** Result of a command: what ffmpeg said, and whether it ended well. */
export interface CommandOutcome {
  readonly ok: boolean;
  /** True when ffmpeg itself could not be started. */
  readonly missing: boolean;
  readonly errorText: string;
  /** How it ended, in a line, where it did not end well; a process that was killed says nothing itself. */
  readonly failure: string;
}

/** A command of ffmpeg whose output is a text or a file. */
interface Command {
  readonly ffmpegPath: string;
  /** Options that belong before the input. */
  readonly inputOptions: readonly string[];
  /** A file as ffmpeg names it, or bytes for its stdin. */
  readonly input: string | Readable;
  readonly outputOptions: readonly string[];
  readonly output: string;
  readonly signal: AbortSignal;
}

/** fluent-ffmpeg keeps 100 lines unless it is told otherwise; a damaged file says more than that. */
const everyLine = 0;

/** Frames that idet looks at; it is sure of a picture that moves after a few. */
export const probeFrames = 30;

/**
 * Decodes the first frames of a file and resolves with ffmpeg's words for `parseProbe`. ffprobe is not
 * needed, because packaged copies of ffmpeg come without it.
 * @param input a file as ffmpeg names it (`file:…`).
 */
export function probeCommand(
  ffmpegPath: string,
  input: string,
  inputOptions: readonly string[],
  signal: AbortSignal,
): Promise<CommandOutcome> {
  const outputOptions = [
    '-map',
    '0:V:0',
    '-vf',
    'idet',
    '-frames:v',
    `${probeFrames}`,
    '-f',
    'null',
  ];
  return runCommand({ ffmpegPath, inputOptions, input, outputOptions, output: '-', signal });
}

/** What a thumbnail shows and where it goes. */
export interface ThumbnailRequest {
  /** A file as ffmpeg names it (`file:…`). */
  readonly input: string;
  readonly atMs: number;
  readonly widthPx: number;
  /** Written or replaced; its extension (`.jpg`, `.png`) decides the format. */
  readonly outputPath: string;
}

/** Writes one frame of a file as a small picture. */
export function thumbnailCommand(
  ffmpegPath: string,
  request: ThumbnailRequest,
  signal: AbortSignal,
): Promise<CommandOutcome> {
  const { input, atMs, widthPx, outputPath } = request;
  const inputOptions = ['-ss', `${atMs / 1000}`];
  const outputOptions = [
    '-map',
    '0:V:0',
    '-frames:v',
    '1',
    '-vf',
    `scale=${widthPx}:-2`,
    '-update',
    '1',
  ];
  return runCommand({ ffmpegPath, inputOptions, input, outputOptions, output: outputPath, signal });
}

/** A film that is made of pictures of this process. */
export interface EncodeRequest {
  /** Raw pictures; the caller ends it. */
  readonly pictures: Readable;
  /** Options that say what the pictures are. */
  readonly inputOptions: readonly string[];
  readonly outputOptions: readonly string[];
  /** A file; written or replaced. */
  readonly outputPath: string;
}

/** Encodes pictures into a file. ffmpeg takes them at its own pace: whoever makes them waits for it. */
export function encodeCommand(
  ffmpegPath: string,
  { pictures, outputOptions, outputPath, ...request }: EncodeRequest,
  signal: AbortSignal,
): Promise<CommandOutcome> {
  const inputOptions = ['-y', ...request.inputOptions];
  const output = `file:${resolve(outputPath)}`;
  return runCommand({ ffmpegPath, inputOptions, input: pictures, outputOptions, output, signal });
}

async function runCommand(command: Command): Promise<CommandOutcome> {
  if (command.signal.aborted) return notStarted(false, 'Stopped');
  const obstacle = startObstacle(command.ffmpegPath);
  if (obstacle !== null) return notStarted(true, obstacle);
  return new Promise((settle) => {
    runFluently(command, settle);
  });
}

function notStarted(missing: boolean, errorText: string): CommandOutcome {
  return { ok: false, missing, errorText, failure: errorText };
}

/** Checked beforehand, because fluent-ffmpeg throws where nobody can catch it if the start fails. */
function startObstacle(ffmpegPath: string): string | null {
  if (basename(ffmpegPath) === ffmpegPath) return null;
  try {
    accessSync(ffmpegPath, constants.X_OK);
    return null;
  } catch {
    return `"${ffmpegPath}" is no executable file`;
  }
}

function runFluently(command: Command, settle: (outcome: CommandOutcome) => void): void {
  const { signal } = command;
  const run = ffmpeg({ stdoutLines: everyLine })
    .setFfmpegPath(command.ffmpegPath)
    .input(command.input)
    .inputOptions([...command.inputOptions])
    .outputOptions([...command.outputOptions])
    .output(command.output);
  const stop = () => {
    run.kill('SIGKILL');
  };
  const finish = (ok: boolean, errorText: string, failure: string) => {
    signal.removeEventListener('abort', stop);
    settle({ ok, missing: false, errorText, failure });
  };
  signal.addEventListener('abort', stop, { once: true });
  // While fluent-ffmpeg asks ffmpeg for its formats there is nothing yet that could be stopped.
  run.on('start', () => {
    if (signal.aborted) stop();
  });
  run.on('end', (_stdout: string | null, stderr: string | null) => {
    finish(true, stderr ?? '', '');
  });
  run.on('error', (error: Error, _stdout: string | null, stderr: string | null) => {
    finish(false, stderr ?? error.message, error.message);
  });
  run.run();
}
