import { collectFfmpeg } from '../../../capture/collectFfmpeg';
import { fileInput, fileOptions, quietly } from '../../../capture/ffmpegArguments';
import type { PictureReader, PictureRequest } from './pictureReader';

/** A slow network share may need this long for one picture. */
const timeoutMs = 20_000;
/** Of ffmpeg's scale 2 (best) to 31: good enough to judge a box by. */
const jpegQuality = 5;

/** Reads small pictures through ffmpeg, which also leaves out whatever else the file says. */
export function thumbnailReader(ffmpegPath: string, signal: AbortSignal): PictureReader {
  return async (request) => {
    const commandLine = thumbnailCommandLine(request);
    const { code, bytes } = await collectFfmpeg(ffmpegPath, commandLine, { signal, timeoutMs });
    return code === 0 && bytes.length > 0 ? bytes : null;
  };
}

function thumbnailCommandLine({ path, part, widthPx }: PictureRequest): string[] {
  const crop = `crop=${part.width}:${part.height}:${part.x}:${part.y}:exact=1`;
  return [
    ...quietly,
    ...fileOptions,
    ...literally(path),
    ...['-i', fileInput(path), '-map', '0:V:0', '-frames:v', '1', '-map_metadata', '-1'],
    ...['-vf', `${crop},scale='min(${widthPx},iw)':-1,format=yuvj420p`],
    ...['-c:v', 'mjpeg', '-q:v', `${jpegQuality}`, '-f', 'image2pipe', '-'],
  ];
}

/** ffmpeg takes `%03d`, `*`, `?` and `{` in a picture's name for a pattern of names, unless it is told not to. */
function literally(path: string): readonly string[] {
  return /[%*?{]/.test(path) ? ['-f', 'image2', '-pattern_type', 'none'] : [];
}
