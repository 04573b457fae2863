import type { FieldOfView, FieldOfViewChoice } from '../../../../common/fieldOfView';
import type { Frame } from '../../../../common/frame';
import type { SourceInfo } from '../../../../common/status';
import type { VerifiedPack } from '../../../inference/modelPacks';
import { CliError, InterruptedError, messageFor } from '../../cliErrors';
import type { CliContext } from '../../command';
import { openWholeVideo } from '../../wholeVideo';
import type { DatasetImage } from './dataset';

/**
 * On a machine with too much to do ffmpeg may not answer in time, or the search for the field of view
 * may end without having seen a picture. Figures must not hang on that.
 */
const mostTries = 3;

/** An image as the model gets it. */
export interface Still {
  readonly image: DatasetImage;
  /** rgb24 at the pack's input size: the field of view, black outside its corners. */
  readonly frame: Frame;
  /** In pixels of the image. */
  readonly fieldOfView: FieldOfView;
}

/**
 * Reads an image as the application reads a video, which it is with a single frame.
 * @throws CliError that names the image when it cannot be read or has another size than its
 * annotations say; InterruptedError when `signal` aborts
 */
export async function readStill(
  image: DatasetImage,
  fieldOfView: FieldOfViewChoice,
  pack: VerifiedPack,
  context: CliContext,
): Promise<Still> {
  const { frame, info } = await surelyRead(() => firstFrame(image, fieldOfView, pack, context));
  const { width, height } = image.size;
  if (info.width !== width || info.height !== height) {
    throw new CliError(
      `The image ${image.fileName} has ${info.width} x ${info.height} pixels, but its annotations say ${width} x ${height}.`,
    );
  }
  return { image, frame, fieldOfView: info.fieldOfView };
}

interface FirstFrame {
  readonly frame: Frame;
  readonly info: SourceInfo;
}

/** Reads once more when it fails or no field of view is found: the second look is believed. */
async function surelyRead(read: () => Promise<FirstFrame>): Promise<FirstFrame> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const first = await read();
      if (attempt > 1 || first.info.fieldOfViewOrigin !== 'notFound') return first;
    } catch (error) {
      if (attempt === mostTries || error instanceof InterruptedError) throw error;
    }
  }
}

async function firstFrame(
  image: DatasetImage,
  fieldOfView: FieldOfViewChoice,
  pack: VerifiedPack,
  context: CliContext,
): Promise<FirstFrame> {
  const { signal } = context;
  const source = openWholeVideo(image.path, fieldOfView, pack, context);
  let stopListening: () => void = () => undefined;
  const arrived = new Promise<FirstFrame>((resolve, reject) => {
    const interrupt = () => reject(new InterruptedError());
    if (signal.aborted) {
      interrupt();
      return;
    }
    signal.addEventListener('abort', interrupt);
    stopListening = () => signal.removeEventListener('abort', interrupt);
    let info: SourceInfo | null = null;
    source.start({
      onInfo: (found) => {
        info = found;
      },
      onDisplayFrame: () => undefined,
      onModelFrame: (frame) => {
        if (info !== null) resolve({ frame, info });
      },
      onEnd: () => undefined,
      onError: (error) => reject(unreadable(image, error)),
    });
  });
  return arrived.finally(async () => {
    stopListening();
    await source.dispose();
  });
}

function unreadable({ fileName }: DatasetImage, error: unknown): CliError {
  return new CliError(`The image ${fileName} cannot be read: ${messageFor(error)}`, {
    cause: error,
  });
}
