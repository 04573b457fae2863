import type { CaptureOptions, StreamRequest } from './captureContract';
import type { CaptureError } from './captureErrors';
import { findingsOf, isAsBefore, type Look, type LookLength, lookAtLive } from './liveLook';
import type { SourceFindings } from './sourceFindings';
import { streamError } from './streamErrors';

/**
 * Looks at a network stream for its first two seconds: streams, interlacing, field of view. One that comes
 * back as it was is known after one picture.
 * @param earlier what was found when it was opened before
 * @throws StreamError that names the stream without its credentials.
 */
export async function surveyStream(
  request: StreamRequest,
  options: CaptureOptions,
  signal: AbortSignal,
  earlier: SourceFindings | null,
): Promise<SourceFindings> {
  const look = async (length: LookLength): Promise<Look & { readonly ok: true }> => {
    const seen = await lookAtLive(request, length, options.ffmpegPath, signal);
    if (!seen.ok) throw failure(request, seen);
    return seen;
  };
  if (earlier !== null) {
    const { video } = await look('onePicture');
    if (isAsBefore(request, options, video, earlier)) return earlier;
  }
  return findingsOf(request, options, await look('firstSeconds'));
}

function failure(
  { address }: StreamRequest,
  { outcome }: Look & { readonly ok: false },
): CaptureError {
  return streamError(address, outcome);
}
