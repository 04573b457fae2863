import type { Size } from '../../common/geometry';
import type { SourceInfo } from '../../common/status';
import type { CaptureOptions, SourceRequest } from './captureContract';
import type { CapturePlan } from './ffmpegArguments';
import { type DecidedFieldOfView, decidedFieldOfView } from './fieldOfViewDecision';
import { displaySize, squareSize, wholeFrame } from './pictureGeometry';
import type { ProbedVideo } from './probeParser';
import { sourceName } from './sourceName';
import type { SourceFindings } from './sourceFindings';
import { surveyDevice } from './surveyDevice';
import { surveyFile } from './surveyFile';
import { surveyStream } from './surveyStream';

/** What is known of a source before it is captured, and how it will be. */
export interface Survey {
  readonly plan: CapturePlan;
  readonly info: SourceInfo;
  /** For whoever opens the same source again. */
  readonly findings: SourceFindings;
}

/**
 * Looks at a source and decides how it is captured.
 * @param earlier what was found when the same source was opened before
 * @throws CaptureError when it cannot be opened or the given field of view does not fit.
 */
export async function surveySource(
  request: SourceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
  earlier: SourceFindings | null = null,
): Promise<Survey> {
  const findings = await look(request, options, signal, earlier);
  const { video } = findings;
  const frameSize = squareSize(video);
  const { fieldOfView, origin } = decide(request, options, frameSize, findings);
  const plan: CapturePlan = {
    request: findings.opened ?? request,
    video,
    frameSize,
    crop: fieldOfView.rect,
    displaySize: displaySize(fieldOfView.rect),
    displayOutput: options.displayOutput,
    modelInput: options.modelInput,
    consoleOutput: options.onConsolePicture !== undefined,
  };
  const { framesPerSecond, interlaced, durationMs } = video;
  const picture = {
    fieldOfView,
    fieldOfViewOrigin: origin,
    displaySize: plan.displaySize,
  };
  const info = { ...frameSize, framesPerSecond, interlaced, durationMs, ...picture };
  return { plan, info, findings };
}

function look(
  request: SourceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
  earlier: SourceFindings | null,
): Promise<SourceFindings> | SourceFindings {
  switch (request.kind) {
    case 'file':
      return surveyFile(request.path, options, signal);
    case 'testPattern':
      return { video: testPatternVideo(request), fieldOfView: null };
    case 'device':
      return surveyDevice(request, options, signal, earlier);
    case 'stream':
      return surveyStream(request, options, signal, earlier);
  }
}

function decide(
  request: SourceRequest,
  options: CaptureOptions,
  frameSize: Size,
  { fieldOfView: found }: SourceFindings,
): DecidedFieldOfView {
  const decided = decidedFieldOfView(options, frameSize, sourceName(request));
  if (decided !== null) return decided;
  if (found !== null) return { fieldOfView: found, origin: 'automatic' };
  // The pattern is ours: it is all picture.
  const origin = request.kind === 'testPattern' ? 'given' : 'notFound';
  return { fieldOfView: wholeFrame(frameSize), origin };
}

/** The pattern is ours: there is nothing to look for. */
function testPatternVideo(request: SourceRequest & { kind: 'testPattern' }): ProbedVideo {
  const { width, height, framesPerSecond, durationMs } = request;
  return {
    size: { width, height },
    framesPerSecond,
    interlaced: false,
    durationMs,
    pixelAspect: 1,
    color: { pixelFormat: 'yuv420p', range: 'tv', matrix: 'bt709' },
  };
}
