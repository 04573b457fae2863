import { type ChildProcess, spawn } from 'node:child_process';
import { encoderArguments, type EncodedShape, type EncoderChoice } from './encoderArguments';

/** How an encoder ended. */
export interface EncoderEnd {
  /** True when it wrote everything it was given and closed the file. */
  readonly isComplete: boolean;
  /** The end of what it wrote to stderr, or why it could not be started. */
  readonly errorText: string;
}

export interface SegmentEncoderOptions {
  readonly ffmpegPath: string;
  readonly choice: EncoderChoice;
  readonly shape: EncodedShape;
  readonly path: string;
}

/**
 * Frames that wait for the encoder, as a time: 150 MB of 1080p60, and no encoder that keeps up needs more. They are
 * lost when this process is killed, which may cost a second in all.
 */
export const mostWaitingMs = 800;
const errorTextLimitCharacters = 16 * 1024;
/** From the end of the pictures to the end of the process; what is written by then plays. */
const finishWithinMs = 8000;

/**
 * Owns one ffmpeg that makes one video file of raw frames. It ends by itself when this process does, because its
 * stdin ends. Nobody waits for it: a frame that does not fit is refused.
 */
export class SegmentEncoder {
  /** Resolves when the process is gone. Never rejects. */
  readonly ended: Promise<EncoderEnd>;
  private readonly child: ChildProcess;
  private readonly framesPerSecond: number;
  private readonly mostWaitingFrames: number;
  private readonly spare: Uint8Array[] = [];
  private waitingFrames = 0;
  private takenFrames = 0;
  private sentFrames = 0;
  private isFinishing = false;
  private isOver = false;
  private errorText = '';

  constructor({ ffmpegPath, choice, shape, path }: SegmentEncoderOptions) {
    this.framesPerSecond = shape.framesPerSecond;
    this.mostWaitingFrames = Math.ceil((shape.framesPerSecond * mostWaitingMs) / 1000);
    this.child = spawn(ffmpegPath, encoderArguments(choice, shape, path), {
      stdio: ['pipe', 'ignore', 'pipe'],
      windowsHide: true,
    });
    this.child.stdin?.on('error', () => undefined);
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errorText = (this.errorText + text).slice(-errorTextLimitCharacters);
    });
    this.ended = this.watch();
  }

  /** Null where it could not be started. */
  get processId(): number | null {
    return this.child.pid ?? null;
  }

  /** What it was given and has not taken yet, at the rate of its pictures. Unit: ms. */
  get waitingMs(): number {
    return (this.waitingFrames * 1000) / this.framesPerSecond;
  }

  /** Whether one more frame fits. */
  get hasRoom(): boolean {
    return !this.isOver && !this.isFinishing && this.waitingFrames < this.mostWaitingFrames;
  }

  /** A buffer for the next frame: one that was used before, where there is one. */
  buffer(length: number): Uint8Array {
    const spare = this.spare.pop();
    return spare?.length === length ? spare : new Uint8Array(length);
  }

  /**
   * Takes a frame, and the buffer with it. Ask `hasRoom` before.
   * @returns lets it go to the encoder; call it once, in the order of the frames
   */
  take(pixels: Uint8Array): () => void {
    this.takenFrames += 1;
    this.waitingFrames += 1;
    return () => this.send(pixels);
  }

  /** Lets it write what it has and close the file. One that hangs is killed. */
  async finish(): Promise<EncoderEnd> {
    this.isFinishing = true;
    this.endInput();
    const timer = setTimeout(() => this.kill(), finishWithinMs);
    const end = await this.ended;
    clearTimeout(timer);
    return end;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Frames that wait to be let go come before the end. */
  private endInput(): void {
    if (this.isFinishing && this.sentFrames === this.takenFrames) this.child.stdin?.end();
  }

  private send(pixels: Uint8Array): void {
    this.sentFrames += 1;
    this.child.stdin?.write(pixels, (error) => {
      this.waitingFrames -= 1;
      if (error === null || error === undefined) this.spare.push(pixels);
    });
    this.endInput();
  }

  private watch(): Promise<EncoderEnd> {
    return new Promise((resolve) => {
      const over = (isComplete: boolean, text: string): void => {
        this.isOver = true;
        this.spare.length = 0;
        resolve({ isComplete, errorText: text });
      };
      this.child.once('error', (error) => {
        if (this.child.pid === undefined) over(false, error.message);
      });
      this.child.once('close', (code) => over(code === 0 && this.isFinishing, this.errorText));
    });
  }
}
