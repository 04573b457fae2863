import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame } from '../../common/frame';
import type { SourceInfo } from '../../common/status';
import type {
  CaptureOptions,
  FrameSource,
  FrameSourceListener,
  SourceRequest,
} from './captureContract';
import type { CaptureError } from './captureErrors';
import { findFfmpeg } from './findFfmpeg';
import { createFrameSource } from './frameSource';

/** The real ffmpeg that the tests of capture use. */
export const testFfmpegPath = findFfmpeg({ env: process.env });

/** A folder for the clips of one test file. */
export class ClipFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'ampulla-capture-'));

  /** Makes a clip with ffmpeg's own words between input and output. Returns its path. */
  make(name: string, ...words: readonly string[]): string {
    const path = join(this.path, name);
    execFileSync(testFfmpegPath, ['-v', 'error', '-nostdin', '-y', ...words, path]);
    return path;
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A video file to be read as fast as possible. */
export function fileRequest(path: string): SourceRequest & { kind: 'file' } {
  return { kind: 'file', path, pace: 'asFastAsPossible', repeat: false };
}

/** Both outputs, no search for the field of view. */
export const plainOptions: CaptureOptions = {
  ffmpegPath: testFfmpegPath,
  nowMs: () => performance.now(),
  fieldOfView: 'none',
  displayOutput: true,
  modelInput: { width: 32, height: 24 },
};

/** Everything that a source delivered, up to its end. */
export interface Delivered {
  readonly infos: SourceInfo[];
  readonly display: Frame[];
  readonly model: Frame[];
  readonly errors: CaptureError[];
  endCount: number;
}

/** A running source and what it has delivered so far. */
export interface Run {
  readonly source: FrameSource;
  readonly delivered: Delivered;
  /** Resolves after `onEnd` or `onError`. */
  readonly over: Promise<void>;
}

/** Starts a source that collects everything. @param override replaces some callbacks. */
export function startSource(
  request: SourceRequest,
  options: Partial<CaptureOptions> = {},
  override: (delivered: Delivered) => Partial<FrameSourceListener> = () => ({}),
): Run {
  const source = createFrameSource(request, { ...plainOptions, ...options });
  const delivered: Delivered = { infos: [], display: [], model: [], errors: [], endCount: 0 };
  const over = new Promise<void>((resolve) => {
    source.start({
      onInfo: (info) => delivered.infos.push(info),
      onDisplayFrame: (frame) => void delivered.display.push(frame),
      onModelFrame: (frame) => void delivered.model.push(frame),
      ...override(delivered),
      onEnd: () => {
        delivered.endCount += 1;
        resolve();
      },
      onError: (error) => {
        delivered.errors.push(error);
        resolve();
      },
    });
  });
  return { source, delivered, over };
}

/** Runs a source to its end. @throws the error that it reports. */
export async function runSource(
  request: SourceRequest,
  options: Partial<CaptureOptions> = {},
): Promise<Delivered> {
  const { source, delivered, over } = startSource(request, options);
  await over;
  await source.dispose();
  if (delivered.errors[0]) throw delivered.errors[0];
  return delivered;
}

/** Resolves when a condition holds. @throws Error after twenty seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('Waited in vain for twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Whether a process with this id exists. */
export function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
