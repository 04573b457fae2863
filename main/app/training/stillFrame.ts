import type { Frame } from '../../../common/frame';
import type { SourceInfo } from '../../../common/status';
import { createFrameSource } from '../../capture/frameSource';
import type { DatasetImage } from '../../cli/evaluate/dataset/dataset';
import type { VerifiedPack } from '../../inference/modelPacks';

/** An image as a model gets it. */
export interface StillFrame {
  readonly frame: Frame;
  readonly info: SourceInfo;
}

export interface StillFrameOptions {
  readonly ffmpegPath: string;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/**
 * Reads an image as the application reads a video, which it is with a single frame.
 * @throws what the source says where it cannot be read; the signal's reason when it is aborted
 */
export async function stillFrame(
  { path, fieldOfView }: DatasetImage,
  { manifest }: VerifiedPack,
  { ffmpegPath, nowMs, signal }: StillFrameOptions,
): Promise<StillFrame> {
  signal.throwIfAborted();
  const { width, height } = manifest.input;
  const source = createFrameSource(
    { kind: 'file', path, pace: 'asFastAsPossible', repeat: false },
    {
      ...{ ffmpegPath, nowMs, fieldOfView: fieldOfView ?? 'auto', displayOutput: false },
      modelInput: { width, height },
    },
  );
  try {
    return await new Promise<StillFrame>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('It was not needed any more.')), {
        once: true,
      });
      let info: SourceInfo | null = null;
      source.start({
        onInfo: (found) => {
          info = found;
        },
        onDisplayFrame: () => undefined,
        onModelFrame: (frame) => {
          if (info !== null) resolve({ frame, info });
        },
        onEnd: () => reject(new Error('It holds no picture.')),
        onError: reject,
      });
    });
  } finally {
    await source.dispose();
  }
}
