import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { HostSays } from './hostRecorder';

const namespace = ['--map-root-user', '--mount'];

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

/** A disk of its own for a process: a small file system in memory, gone when it ends. */
export class OwnDisk {
  /** What starts Node on it. */
  readonly execPath: string;
  private readonly place: string;

  constructor(folder: string, place: string, megabytes: number) {
    this.place = place;
    this.execPath = join(folder, 'node-on-own-disk.sh');
    mkdirSync(place, { recursive: true });
    const mount = `mount -t tmpfs -o size=${megabytes}m ampulla "$0" && exec "$@"`;
    const words = `${namespace.join(' ')} sh -c '${mount}' '${place}' '${process.execPath}'`;
    writeFileSync(this.execPath, `#!/bin/sh\nexec unshare ${words} "$@"\n`, { mode: 0o755 });
  }

  /** Why there can be none here; null where there can. */
  static whyNot(): string | null {
    if (process.platform !== 'linux') return 'needs namespaces of Linux';
    try {
      execFileSync('unshare', [...namespace, 'mount', '-t', 'tmpfs', 'ampulla', '/mnt'], {
        stdio: 'ignore',
      });
      return null;
    } catch {
      return 'may not make a file system of its own here (unshare --map-root-user --mount)';
    }
  }

  /** The place as it is seen from outside. @param processId of who has the disk */
  seenFrom(processId: number): string {
    return join(`/proc/${processId}/root`, this.place);
  }

  /** Fills it to the last byte. */
  fill(processId: number): void {
    const file = openSync(this.filler(processId), 'w');
    try {
      for (let size = 1 << 20; size >= 1; size >>= 1) writeWhileItFits(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  /** Gives the room back. */
  free(processId: number): void {
    rmSync(this.filler(processId));
  }

  private filler(processId: number): string {
    return join(this.seenFrom(processId), 'filler');
  }
}

function writeWhileItFits(file: number, bytes: Buffer): void {
  try {
    while (writeSync(file, bytes) > 0);
  } catch (error) {
    const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC';
    if (!isFull) throw error;
  }
}
