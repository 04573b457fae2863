import type { CaptureOptions, SourceRequest } from './captureContract';
import { type CaptureError, deviceFailed, sourceMissing } from './captureErrors';
import { collectFfmpeg, type Collected } from './collectFfmpeg';
import { inputArguments } from './ffmpegArguments';
import { exitReason, ffmpegReason } from './ffmpegReason';
import { detectFieldOfView } from './fieldOfViewDetector';
import { parseProbe } from './probeParser';
import { cutLumaImages, greyOutput, sampleCount, selectEvery } from './sampleFile';
import type { SourceFindings } from './sourceFindings';

/** Between two samples: the scope moves and the light changes meanwhile. */
const sampleSpacingMs = 150;
/** A capture card may need some seconds to lock on to its signal. */
const surveyTimeoutMs = 15_000;

type DeviceRequest = SourceRequest & { kind: 'v4l2' };

/**
 * Looks at a capture device for its first two seconds: streams, interlacing, field of view.
 * @throws DeviceError or SourceMissingError that names the device.
 */
export async function surveyDevice(
  request: DeviceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
): Promise<SourceFindings> {
  const limits = { signal, timeoutMs: surveyTimeoutMs };
  const survey = await collectFfmpeg(options.ffmpegPath, surveyArguments(request), limits);
  const video = parseProbe(survey.errorText);
  if (!video || survey.bytes.length === 0) throw deviceError(request, survey);
  if (options.fieldOfView !== 'auto') return { video, fieldOfView: null };
  return { video, fieldOfView: detectFieldOfView(cutLumaImages(survey.bytes, video.size)) };
}

function surveyArguments(request: DeviceRequest): string[] {
  const filters = ['-vf', `idet,${selectEvery(sampleSpacingMs)},scale=out_range=pc,format=gray`];
  const output = ['-map', '0:V:0', '-frames:v', `${sampleCount}`, ...filters, ...greyOutput];
  return ['-hide_banner', '-nostdin', ...inputArguments(request), ...output];
}

const reopen = 'Check its cable and its settings, then open it again.';

/** Reasons of the operating system that have an answer of their own. */
const knownReasons: readonly (readonly [RegExp, (device: string) => CaptureError])[] = [
  [
    /No such file or directory|No such device/,
    (device) => sourceMissing(device, 'is not there', 'Connect the capture device and try again.'),
  ],
  [
    /Device or resource busy/,
    (device) =>
      deviceFailed(device, 'is used by another program', 'Close that program and try again.'),
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
