import type { CaptureOptions, SourceRequest } from './captureContract';
import { type CaptureError, deviceFailed, sourceMissing } from './captureErrors';
import { collectFfmpeg, type Collected } from './collectFfmpeg';
import { inputArguments } from './ffmpegArguments';
import { exitReason, ffmpegReason } from './ffmpegReason';
import { scaledFieldOfView } from '../../common/fieldOfView';
import { decidedFieldOfView } from './fieldOfViewDecision';
import { detectFieldOfView } from './fieldOfViewDetector';
import { squareSize } from './pictureGeometry';
import { parseProbe, type ProbedVideo } from './probeParser';
import { cutLumaImages, greyOutput, sampleCount, selectEvery } from './sampleFile';
import type { SourceFindings } from './sourceFindings';

/** Between two samples: the scope moves and the light changes meanwhile. */
const sampleSpacingMs = 150;
/** A capture card may need some seconds to lock on to its signal. */
const surveyTimeoutMs = 15_000;

type DeviceRequest = SourceRequest & { kind: 'v4l2' };

/**
 * Looks at a capture device for its first two seconds: streams, interlacing, field of view. A device
 * that comes back as it was is known after one picture: interlacing and field of view stay.
 * @param earlier what was found when it was opened before
 * @throws DeviceError or SourceMissingError that names the device.
 */
export async function surveyDevice(
  request: DeviceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
  earlier: SourceFindings | null,
): Promise<SourceFindings> {
  if (earlier !== null) {
    const { video } = await watch(request, options.ffmpegPath, onePicture, signal);
    const known = earlier.fieldOfView !== null || isDecided(request, options, video);
    if (known && isSameSignal(video, earlier.video)) return earlier;
  }
  const { video, bytes } = await watch(request, options.ffmpegPath, firstSeconds, signal);
  if (isDecided(request, options, video)) return { video, fieldOfView: null };
  const found = detectFieldOfView(cutLumaImages(bytes, video.size));
  const fieldOfView = found && scaledFieldOfView(found, video.size, squareSize(video));
  return { video, fieldOfView };
}

/** Whether the field of view is known without a look at the picture. */
function isDecided(request: DeviceRequest, options: CaptureOptions, video: ProbedVideo): boolean {
  return decidedFieldOfView(options, squareSize(video), request.device) !== null;
}

interface Watched {
  readonly video: ProbedVideo;
  /** Grey pictures. */
  readonly bytes: Uint8Array;
}

async function watch(
  request: DeviceRequest,
  ffmpegPath: string,
  outputOptions: readonly string[],
  signal: AbortSignal,
): Promise<Watched> {
  const commandLine = ['-hide_banner', '-nostdin', ...inputArguments(request), ...outputOptions];
  const limits = { signal, timeoutMs: surveyTimeoutMs };
  const survey = await collectFfmpeg(ffmpegPath, commandLine, limits);
  const video = parseProbe(survey.errorText);
  if (!video || survey.bytes.length === 0) throw deviceError(request, survey);
  return { video, bytes: survey.bytes };
}

const greyPictures = 'scale=out_range=pc,format=gray';

/** Enough to tell interlacing and to find the field of view. */
const firstSeconds: readonly string[] = [
  ...['-map', '0:V:0', '-frames:v', `${sampleCount}`],
  ...['-vf', `idet,${selectEvery(sampleSpacingMs)},${greyPictures}`, ...greyOutput],
];

/** Enough to tell size, rate and format. */
const onePicture: readonly string[] = [
  ...['-map', '0:V:0', '-frames:v', '1', '-vf', greyPictures, ...greyOutput],
];

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

const reopen = 'Check its cable and its settings; it is tried again by itself.';

/** Reasons of the operating system that have an answer of their own. */
const knownReasons: readonly (readonly [RegExp, (device: string) => CaptureError])[] = [
  [
    /No such file or directory|No such device/,
    (device) => sourceMissing(device, 'is not there', 'Connect it; its picture comes by itself.'),
  ],
  [
    /Device or resource busy/,
    (device) =>
      deviceFailed(
        device,
        'is used by another program',
        'Close that program; the picture comes by itself.',
      ),
  ],
  [
    /Permission denied/,
    (device) =>
      deviceFailed(
        device,
        'may not be opened by this user',
        'Add the user to the group "video", sign in again and try again.',
      ),
  ],
  [
    /Inappropriate ioctl|Not a video capture device/,
    (device) => deviceFailed(device, 'is not a video capture device', 'Choose another device.'),
  ],
  [
    /Cannot find a proper format|The V4L2 driver changed the video/,
    (device) =>
      deviceFailed(
        device,
        'offers no size, rate or pixel format that can be read',
        'Set it, or the console, to a common signal such as 1080p; it is tried again by itself.',
      ),
  ],
  [
    /Unknown input format/,
    (device) =>
      deviceFailed(
        device,
        'cannot be read by this ffmpeg, which lacks Video4Linux',
        'Install an ffmpeg with Video4Linux, or name one in AMPULLA_FFMPEG.',
      ),
  ],
];

/** Says why a device gave no picture, as far as its ffmpeg tells. */
export function deviceError(request: DeviceRequest, survey: Collected): CaptureError {
  const { device } = request;
  if (survey.timedOut) return deviceFailed(device, 'gives no picture', reopen);
  const known = knownReasons.find(([pattern]) => pattern.test(survey.errorText));
  if (known) return known[1](device);
  const reason = ffmpegReason(survey.errorText) ?? exitReason(survey.code, survey.signal);
  return deviceFailed(device, `cannot be opened (${reason})`, reopen);
}
