import { scaledFieldOfView } from '../../common/fieldOfView';
import type { CaptureOptions, DeviceRequest, StreamRequest } from './captureContract';
import { type Collected, collectFfmpeg } from './collectFfmpeg';
import { inputArguments } from './ffmpegArguments';
import { decidedFieldOfView } from './fieldOfViewDecision';
import { detectFieldOfView } from './fieldOfViewDetector';
import { squareSize } from './pictureGeometry';
import { parseProbe, type ProbedVideo } from './probeParser';
import { cutLumaImages, greyOutput, sampleCount, selectEvery } from './sampleFile';
import type { SourceFindings } from './sourceFindings';
import { sourceName } from './sourceName';
import { withStandardDefinitionPixels } from './standardDefinition';

/** Between two samples: the scope moves and the light changes meanwhile. */
const sampleSpacingMs = 150;
/** A capture card may need some seconds to lock on to its signal. */
const lookTimeoutMs = 15_000;

/** What a look at a live source brought: its stream and grey pictures, or why there are none. */
export type Look =
  | { readonly ok: true; readonly video: ProbedVideo; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly outcome: Collected };

/** How long to look: enough to tell size, rate and format, or interlacing and field of view as well. */
export type LookLength = 'onePicture' | 'firstSeconds';

/** Opens a device or a stream for a moment. @throws FfmpegMissingError, or the signal's reason. */
export async function lookAtLive(
  request: DeviceRequest | StreamRequest,
  length: LookLength,
  ffmpegPath: string,
  signal: AbortSignal,
): Promise<Look> {
  const commandLine = ['-hide_banner', '-nostdin', ...inputArguments(request), ...outputs[length]];
  const outcome = await collectFfmpeg(ffmpegPath, commandLine, {
    signal,
    timeoutMs: lookTimeoutMs,
  });
  const probed = parseProbe(outcome.errorText);
  if (probed === null || outcome.bytes.length === 0) return { ok: false, outcome };
  // A stream says itself what its pixels are like.
  const video = request.kind === 'device' ? withStandardDefinitionPixels(probed) : probed;
  return { ok: true, video, bytes: outcome.bytes };
}

const greyPictures = 'scale=out_range=pc,format=gray';

const outputs: Readonly<Record<LookLength, readonly string[]>> = {
  onePicture: ['-map', '0:V:0', '-frames:v', '1', '-vf', greyPictures, ...greyOutput],
  firstSeconds: [
    ...['-map', '0:V:0', '-frames:v', `${sampleCount}`],
    ...['-vf', `idet,${selectEvery(sampleSpacingMs)},${greyPictures}`, ...greyOutput],
  ],
};

/** What the first seconds of a live source tell. */
export function findingsOf(
  request: DeviceRequest | StreamRequest,
  options: CaptureOptions,
  { video, bytes }: Look & { readonly ok: true },
): SourceFindings {
  if (isDecided(request, options, video)) return { video, fieldOfView: null };
  const found = detectFieldOfView(cutLumaImages(bytes, video.size));
  const fieldOfView = found && scaledFieldOfView(found, video.size, squareSize(video));
  return { video, fieldOfView };
}

/** Whether a source that came back is as it was, so that interlacing and field of view stay. */
export function isAsBefore(
  request: DeviceRequest | StreamRequest,
  options: CaptureOptions,
  now: ProbedVideo,
  earlier: SourceFindings,
): boolean {
  const known = earlier.fieldOfView !== null || isDecided(request, options, now);
  return known && isSameSignal(now, earlier.video);
}

/** Whether the field of view is known without a look at the picture. */
function isDecided(
  request: DeviceRequest | StreamRequest,
  options: CaptureOptions,
  video: ProbedVideo,
): boolean {
  return decidedFieldOfView(options, squareSize(video), sourceName(request)) !== null;
}

/** Rates closer than this are one: devices report 59.94 as 60 and the other way round. */
const rateTolerance = 0.1;

function isSameSignal(now: ProbedVideo, before: ProbedVideo): boolean {
  return (
    now.size.width === before.size.width &&
    now.size.height === before.size.height &&
    now.color.pixelFormat === before.color.pixelFormat &&
    Math.abs(now.framesPerSecond - before.framesPerSecond) <= rateTolerance
  );
}
