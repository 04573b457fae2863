import { type ChildProcess, fork } from 'node:child_process';
import type { HostSays } from './hostRecorder';

export interface RecorderHostOptions {
  /** The built `hostRecorder.js`. */
  readonly entry: string;
  readonly root: string;
  readonly ffmpegPath: string;
  readonly segmentMs: number;
  /** What starts Node; Node itself where it is left out. */
  readonly execPath?: string;
}

/** A recorder in a process of its own, as its parent sees it. */
export class RecorderHost {
  fed = -1;
  state = '';
  trouble: string | null = null;
  hasStopped = false;
  private readonly child: ChildProcess;
  private readonly gone: Promise<unknown>;

  constructor({ entry, root, ffmpegPath, segmentMs, execPath }: RecorderHostOptions) {
    this.child = fork(entry, [root, ffmpegPath, String(segmentMs)], {
      execPath: execPath ?? process.execPath,
    });
    this.gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.on('message', (words: HostSays) => {
      this.fed = words.fed ?? this.fed;
      this.state = words.state ?? this.state;
      if (words.trouble !== undefined) this.trouble = words.trouble;
      this.hasStopped ||= words.stopped === true;
    });
  }

  get processId(): number {
    return this.child.pid ?? 0;
  }

  /** Ends its recording; the process stays. */
  stop(): void {
    this.child.send('stop');
  }

  /** SIGKILL. @returns the newest frame that it said to have offered */
  async kill(): Promise<number> {
    this.child.kill('SIGKILL');
    const { fed } = this;
    await this.gone;
    return fed;
  }
}
