import type { FieldOfView } from '../../common/fieldOfView';
import type { Size } from '../../common/geometry';
import type { SourceInfo } from '../../common/status';
import type { CaptureOptions, SourceRequest } from './captureContract';
import type { CapturePlan } from './ffmpegArguments';
import { displaySize, givenFieldOfView, squareSize, wholeFrame } from './pictureGeometry';
import type { ProbedVideo } from './probeParser';
import { sourceName } from './sourceName';
import type { SourceFindings } from './sourceFindings';
import { surveyDevice } from './surveyDevice';
import { surveyFile } from './surveyFile';

/** What is known of a source before it is captured, and how it will be. */
export interface Survey {
  readonly plan: CapturePlan;
  readonly info: SourceInfo;
}

/**
 * Looks at a source and decides how it is captured.
 * @throws CaptureError when it cannot be opened or the given field of view does not fit.
 */
export async function surveySource(
  request: SourceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
): Promise<Survey> {
  const { video, fieldOfView: found } = await look(request, options, signal);
  const frameSize = squareSize(video);
  const fieldOfView = chosenFieldOfView(request, options, frameSize, found);
  const plan: CapturePlan = {
    request,
    video,
    frameSize,
    crop: fieldOfView.rect,
    displaySize: displaySize(fieldOfView.rect),
    displayOutput: options.displayOutput,
    modelInput: options.modelInput,
  };
  const { framesPerSecond, interlaced, durationMs } = video;
  const picture = { fieldOfView, displaySize: plan.displaySize };
  return { plan, info: { ...frameSize, framesPerSecond, interlaced, durationMs, ...picture } };
}

function look(
  request: SourceRequest,
  options: CaptureOptions,
  signal: AbortSignal,
): Promise<SourceFindings> | SourceFindings {
  switch (request.kind) {
    case 'file':
      return surveyFile(request.path, options, signal);
    case 'testPattern':
      return { video: testPatternVideo(request), fieldOfView: null };
    case 'v4l2':
      return surveyDevice(request, options, signal);
  }
}

function chosenFieldOfView(
  request: SourceRequest,
  { fieldOfView }: CaptureOptions,
  frameSize: Size,
  found: FieldOfView | null,
): FieldOfView {
  if (typeof fieldOfView === 'string') return found ?? wholeFrame(frameSize);
  return givenFieldOfView(fieldOfView, frameSize, sourceName(request));
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
