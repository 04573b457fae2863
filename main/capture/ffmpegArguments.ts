import { resolve } from 'node:path';
import type { Box, Size } from '../../common/geometry';
import { isLive, type SourceRequest, type StreamRequest } from './captureContract';
import { atOnce, deviceInput, deviceOptions } from './devices/deviceArguments';
import { displaySize } from './pictureGeometry';
import type { ProbedVideo, SourceColor } from './probeParser';

/** Everything that decides one capture command. */
export interface CapturePlan {
  readonly request: SourceRequest;
  readonly video: ProbedVideo;
  /** Source size with square pixels. */
  readonly frameSize: Size;
  /** Field of view inside `frameSize`, even numbers. */
  readonly crop: Box;
  readonly displaySize: Size;
  readonly displayOutput: boolean;
  readonly modelInput: Size | null;
  /** Whether the console's whole frame is wanted, grey and seldom. */
  readonly consoleOutput: boolean;
}

/** Where the outputs appear in the child process. */
export const displayPipe = 1;
export const modelPipe = 3;
export const timingPipe = 4;
export const consolePipe = 5;
/** Pipes after stderr that a capture needs. */
export const captureExtraPipes = 3;

/** The command line of one capture: one ffmpeg, display and model frames and times on separate pipes. */
export function captureArguments(plan: CapturePlan): string[] {
  const outputs: string[] = [];
  if (plan.displayOutput) outputs.push(...rawOutput('display', 'yuv420p', displayPipe));
  if (plan.modelInput) outputs.push(...rawOutput('model', 'rgb24', modelPipe));
  if (plan.consoleOutput) outputs.push(...rawOutput('console', 'gray', consolePipe));
  return [
    ...quietly,
    ...inputArguments(plan.request, paceOptions(plan.request)),
    ...['-filter_complex', filterGraph(plan)],
    ...outputs,
  ];
}

/** Options of every ffmpeg that capture starts. */
export const quietly: readonly string[] = [
  '-hide_banner',
  '-nostdin',
  '-nostats',
  '-loglevel',
  'error',
];

/** ffmpeg's name of a file. The protocol is written out, so that no path is taken for another one. */
export function fileInput(path: string): string {
  return `file:${resolve(path)}`;
}

/**
 * Pictures above 8K (7680 × 4320) are refused before memory is taken for them: a file of a few bytes
 * can claim any size.
 */
const largestPicturePx = 40_000_000;

/** A playlist must not make ffmpeg open connections. */
export const fileOptions: readonly string[] = [
  '-protocol_whitelist',
  'file',
  '-max_pixels',
  `${largestPicturePx}`,
];

/** Input options and `-i`. @param extraOptions go right before `-i`. */
export function inputArguments(
  request: SourceRequest,
  extraOptions: readonly string[] = [],
): string[] {
  switch (request.kind) {
    case 'file':
      return [...fileOptions, ...extraOptions, '-i', fileInput(request.path)];
    case 'testPattern':
      return ['-f', 'lavfi', ...extraOptions, '-i', testPattern(request)];
    case 'device': {
      const { backend, id, mode } = request;
      return [...deviceOptions(backend, mode), ...extraOptions, '-i', deviceInput(backend, id)];
    }
    case 'stream':
      return [...streamOptions(request), ...extraOptions, '-i', streamInput(request)];
  }
}

function paceOptions(request: SourceRequest): string[] {
  if (isLive(request)) return [];
  const pace = request.pace === 'realTime' ? ['-re'] : [];
  const repeat = request.kind === 'file' && request.repeat ? ['-stream_loop', '-1'] : [];
  return [...pace, ...repeat];
}

function testPattern(request: SourceRequest & { kind: 'testPattern' }): string {
  const { width, height, framesPerSecond, durationMs } = request;
  const duration = durationMs === null ? '' : `:duration=${durationMs / 1000}`;
  return `testsrc2=size=${width}x${height}:rate=${framesPerSecond}${duration}`;
}

/** A stream that is joined in mid-flow shows its first picture at its next whole one, not after 5 s. */
const shortAnalysis: readonly string[] = ['-analyzeduration', '2000000'];

/**
 * Only what the address itself needs may connect: RTSP over one TCP connection, MPEG-TS over UDP. What a
 * server or a playlist names besides is refused by ffmpeg.
 */
function streamOptions({ address }: StreamRequest): string[] {
  const only = (protocol: string) => ['-protocol_whitelist', protocol];
  switch (address.protocol) {
    case 'rtsp':
      return [...atOnce, ...shortAnalysis, ...only('tcp'), '-rtsp_transport', 'tcp', '-f', 'rtsp'];
    case 'udp':
      return [...atOnce, ...shortAnalysis, ...only('udp'), '-f', 'mpegts'];
  }
}

/** Packets that come faster than they are read push out the oldest; that must not end the stream. */
function streamInput({ address }: StreamRequest): string {
  return address.protocol === 'udp' ? `${address.url}?overrun_nonfatal=1` : address.url;
}

/** One thread: with more, the rawvideo encoder holds a frame back. */
function rawOutput(label: string, pixelFormat: string, pipe: number): string[] {
  const format = ['-f', 'rawvideo', '-c:v', 'rawvideo', '-pix_fmt', pixelFormat];
  return [
    '-map',
    `[${label}]`,
    ...format,
    '-threads',
    '1',
    '-fps_mode',
    'passthrough',
    `pipe:${pipe}`,
  ];
}

function filterGraph(plan: CapturePlan): string {
  const whole = [
    ...(plan.video.interlaced ? ['bwdif=mode=send_frame:deint=all'] : []),
    ...squarePixels(plan),
  ];
  if (!plan.consoleOutput) return pictureGraph('[0:V:0]', whole, plan);
  const split = ['[0:V:0]', [...whole, 'split=2[picture][whole]'].join(','), ';'].join('');
  return `${split}[whole]${consoleFilters(plan)}[console];${pictureGraph('[picture]', [], plan)}`;
}

/** Display and model output of an input's frames. @param before filters that come first */
function pictureGraph(input: string, before: readonly string[], plan: CapturePlan): string {
  const shared = [
    ...before,
    crop(plan),
    ...displayScale(plan),
    'format=yuv420p',
    // Microseconds: ffmpeg prints seconds with six digits only, but time stamps in full.
    'settb=1/1000000',
    'metadata=mode=add:key=frame:value=1',
    `metadata=mode=print:file=pipe\\\\:${timingPipe}:direct=1`,
  ].join(',');
  if (!plan.modelInput) return `${input}${shared}[display]`;
  const model = modelScale(plan.displaySize, plan.modelInput);
  if (!plan.displayOutput) return `${input}${shared},${model}[model]`;
  return `${input}${shared},split=2[display][forModel];[forModel]${model}[model]`;
}

/** Between two pictures of the console's whole frame: twelve of them take about four seconds. */
const consoleSpacingMs = 300;

/** Thins out before it scales; a clock that jumps back must not end the pictures. */
function consoleFilters({ frameSize }: CapturePlan): string {
  const since = `t-prev_selected_t`;
  const due = `isnan(prev_selected_t)+gte(${since},${consoleSpacingMs / 1000})+lt(${since},0)`;
  const { width, height } = displaySize(frameSize);
  return `select='${due}',scale=${width}:${height}:flags=area:out_range=pc,format=gray,setsar=1`;
}

function squarePixels({ video, frameSize }: CapturePlan): string[] {
  if (video.size.width === frameSize.width) return [];
  return [`scale=${frameSize.width}:${frameSize.height}:flags=bicubic`, 'setsar=1'];
}

function crop({ crop: { x, y, width, height } }: CapturePlan): string {
  return `crop=${width}:${height}:${x}:${y}`;
}

/** Frames leave as BT.709 in the limited range; what is stored so and has the right size is not touched. */
function displayScale({ video, crop: { width, height }, displaySize }: CapturePlan): string[] {
  const conversion = colorConversion(video.color, video.size);
  const scaled = displaySize.width !== width || displaySize.height !== height;
  if (!scaled && conversion === null) return [];
  const target = `w=${displaySize.width}:h=${displaySize.height}:flags=${scaled ? 'area' : 'bicubic'}`;
  return [`scale=${target}${conversion === null ? '' : `:${conversion}`}`];
}

/** Without these, swscale makes white 253 instead of 255. */
const exactRgb = '+accurate_rnd+full_chroma_int';

/** The filters that make a model frame of a display frame. */
export function modelScale(from: Size, to: Size): string {
  const method = to.width <= from.width && to.height <= from.height ? 'area' : 'bicubic';
  const size = `w=${to.width}:h=${to.height}:flags=${method}${exactRgb}`;
  return `scale=${size}:in_color_matrix=bt709:in_range=tv,format=rgb24`;
}

/** From this height on, YUV that does not name its matrix is taken for BT.709, as players do. */
const highDefinitionHeightPx = 720;

/** Options of ffmpeg's scale filter that bring a source's colours to BT.709, limited; null if they are. */
function colorConversion(
  { pixelFormat, range, matrix }: SourceColor,
  { height }: Size,
): string | null {
  const target = 'out_color_matrix=bt709:out_range=tv';
  if (!pixelFormat.startsWith('yuv') && !pixelFormat.startsWith('nv')) return target;
  const isBt709 = matrix === 'bt709' || (matrix === null && height >= highDefinitionHeightPx);
  const isFullRange = pixelFormat.startsWith('yuvj') || range === 'pc';
  if (isBt709 && !isFullRange) return null;
  const source = `in_color_matrix=${isBt709 ? 'bt709' : 'bt601'}:in_range=${isFullRange ? 'pc' : 'tv'}`;
  return `${source}:${target}`;
}
