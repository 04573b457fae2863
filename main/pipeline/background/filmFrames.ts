import type { Frame } from '../../../common/frame';
import type { SourceInfo } from '../../../common/status';
import type { FrameSource } from '../../capture/frameSource';

/** What happens with the frames of a film. */
export interface FilmReader {
  /** Before the first frame. What it throws ends the film. */
  onInfo(info: SourceInfo): void;
  /** The film waits meanwhile. @returns false when no more is wanted */
  onFrame(frame: Frame, info: SourceInfo): Promise<boolean>;
}

/**
 * Shows a film to a reader, from its beginning to its end or to where the reader has enough. Owns the source.
 * @throws what the source reports and what the reader throws
 */
export async function readFilm(source: FrameSource, reader: FilmReader): Promise<void> {
  try {
    const failure = await watchFilm(source, reader);
    if (failure !== null) throw failure.error;
  } finally {
    await source.dispose();
  }
}

/** Null where the film came to its end, or the reader had enough. */
function watchFilm(
  source: FrameSource,
  reader: FilmReader,
): Promise<{ readonly error: unknown } | null> {
  return new Promise((resolve) => {
    let info: SourceInfo | null = null;
    let isOver = false;
    const end = (failure: { readonly error: unknown } | null): void => {
      isOver = true;
      resolve(failure);
    };
    const take = async (frame: Frame): Promise<void> => {
      if (isOver || info === null) return;
      try {
        if (!(await reader.onFrame(frame, info))) end(null);
      } catch (error) {
        end({ error });
      }
    };
    source.start({
      onInfo: (found) => {
        info = found;
        try {
          reader.onInfo(found);
        } catch (error) {
          end({ error });
        }
      },
      onDisplayFrame: take,
      onModelFrame: () => undefined,
      onEnd: () => end(null),
      onError: (error) => end({ error }),
    });
  });
}
