import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { frameByteLength, type PixelFormat } from '../../../common/frame';
import type { Size } from '../../../common/geometry';
import { giveIdlePriority } from '../../processes/idlePriority';
import type { FrameGroup } from './fragmentIndex';

/** Pictures that are made of the recorded ones while nobody waits for them. */
export interface GroupOutput extends Size {
  readonly pixelFormat: PixelFormat;
  /** Filters of ffmpeg that make them. */
  readonly filter: string;
}

/** What is decoded by one run of ffmpeg. */
export interface GroupRequest {
  readonly ffmpegPath: string;
  readonly path: string;
  /** Bytes before the file's first fragment. */
  readonly headerLength: number;
  readonly group: FrameGroup;
  /** Of the recorded frames. */
  readonly size: Size;
  /** Nobody waits for it yet. */
  readonly isAhead: boolean;
  /** Other pictures than those of the file; I420 of its own size where it is left out. */
  readonly output?: GroupOutput;
  readonly signal: AbortSignal;
}

/** More than this takes the cores from a running procedure; less cannot play 1080p at four times its rate. */
const decoderThreads = 2;

/**
 * Niceness of a decoding that a person waits for, and of one ahead. On two cores full of live picture and AI a
 * niceness of 10 let a first picture wait for eight seconds.
 */
const niceWaitedFor = 5;
const niceAhead = 10;

const input: readonly string[] = [
  ...['-hide_banner', '-nostdin', '-loglevel', 'error', '-threads', `${decoderThreads}`],
  // The header and one group are a whole little film: nothing is sought, so nothing can be missed by a frame.
  ...['-protocol_whitelist', 'pipe', '-f', 'mp4', '-i', 'pipe:0', '-map', '0:v:0'],
];
const rawOutput: readonly string[] = ['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];

function commandLine({ output }: GroupRequest): string[] {
  const pictures =
    output === undefined ? ['-pix_fmt', 'yuv420p'] : ['-vf', output.filter, '-pix_fmt', 'rgb24'];
  return [...input, ...pictures, ...rawOutput];
}

/**
 * Decodes a group at a low priority.
 * @returns its frames, each with a buffer of its own; fewer than the group's where the file is damaged
 * @throws the signal's reason when it is aborted; what the system says where file or ffmpeg cannot be used
 */
export async function decodeGroup(request: GroupRequest): Promise<readonly Uint8Array[]> {
  const { signal, group, size, output } = request;
  const film = await filmOf(request);
  signal.throwIfAborted();
  const ffmpeg = spawn(request.ffmpegPath, commandLine(request), {
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  const stop = (): void => void ffmpeg.kill('SIGKILL');
  const ended = new Promise<void>((resolve, reject) => {
    ffmpeg.once('error', reject);
    ffmpeg.once('close', resolve);
  });
  signal.addEventListener('abort', stop, { once: true });
  const { pixelFormat, ...pictureSize } = output ?? { ...size, pixelFormat: 'i420' as const };
  const frames = new FrameGatherer(frameByteLength(pixelFormat, pictureSize), group.frames);
  ffmpeg.stdout.on('data', (chunk: Uint8Array) => frames.take(chunk));
  // A decoder that ends early breaks the pipe; how it ended is known from its frames.
  ffmpeg.stdin.on('error', () => undefined);
  ffmpeg.stdin.end(film);
  if (output !== undefined) giveIdlePriority(ffmpeg.pid);
  else if (ffmpeg.pid !== undefined) yieldToOthers(ffmpeg.pid, request.isAhead);
  try {
    await ended;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  return frames.complete;
}

/** Live picture, AI and recorder go first; yet a person waits for it, so it is not starved by what merely idles. */
function yieldToOthers(processId: number, isAhead: boolean): void {
  try {
    // Never above the process that asks: one that makes clips idles.
    setPriority(processId, Math.max(getPriority(), isAhead ? niceAhead : niceWaitedFor));
  } catch {
    // It has ended already, or the system does not allow it.
  }
}

async function filmOf({ path, headerLength, group }: GroupRequest): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const film = new Uint8Array(headerLength + group.length);
    await file.read(film, 0, headerLength, 0);
    await file.read(film, headerLength, group.length, group.offset);
    return film;
  } finally {
    await file.close();
  }
}

/** Cuts what ffmpeg writes into frames. Each gets a buffer of its own, because a port copies whole buffers. */
class FrameGatherer {
  private readonly frameLength: number;
  private readonly most: number;
  private readonly frames: Uint8Array[] = [];
  private filled = 0;

  constructor(frameLength: number, most: number) {
    this.frameLength = frameLength;
    this.most = most;
  }

  get complete(): readonly Uint8Array[] {
    return this.filled === this.frameLength ? this.frames : this.frames.slice(0, -1);
  }

  take(chunk: Uint8Array): void {
    let taken = 0;
    while (taken < chunk.length) {
      const frame = this.current();
      if (frame === null) return;
      const part = chunk.subarray(taken, taken + this.frameLength - this.filled);
      frame.set(part, this.filled);
      this.filled += part.length;
      taken += part.length;
    }
  }

  /** The frame that is being filled. @returns null where the file holds more than its index says */
  private current(): Uint8Array | null {
    const last = this.frames.at(-1);
    if (last !== undefined && this.filled < this.frameLength) return last;
    if (this.frames.length === this.most) return null;
    const frame = new Uint8Array(this.frameLength);
    this.frames.push(frame);
    this.filled = 0;
    return frame;
  }
}
