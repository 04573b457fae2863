import type { FieldOfView, FieldOfViewChoice } from '../../../../common/fieldOfView';
import type { Frame } from '../../../../common/frame';
import type { SourceInfo } from '../../../../common/status';
import type { VerifiedPack } from '../../../inference/modelPacks';
import { CliError, InterruptedError, messageFor } from '../../cliErrors';
import type { CliContext } from '../../command';
import { openWholeVideo } from '../../wholeVideo';
import type { DatasetImage } from './dataset';

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
  const { frame, info } = await firstFrame(image, fieldOfView, pack, context);
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
