import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type EncodedShape, type EncoderChoice, probeArguments } from './encoderArguments';

/** An encoder that does not answer within this time is none. */
const probeWithinMs = 4000;
const probeShape: EncodedShape = { width: 640, height: 360, framesPerSecond: 25 };
const probeFrames = 10;
const renderDevice = '/dev/dri/renderD128';

const nvenc = hardware('h264_nvenc', [
  ...['-preset', 'p4', '-tune', 'll', '-rc', 'vbr', '-cq', '23', '-b:v', '0', '-delay', '0'],
]);
const quickSync = hardware(
  'h264_qsv',
  ['-preset', 'veryfast', '-global_quality', '23', '-async_depth', '1'],
  'format=nv12',
);
const amf = hardware(
  'h264_amf',
  ['-usage', 'lowlatency', '-quality', 'speed', '-rc', 'cqp', '-qp_i', '22', '-qp_p', '24'],
  'format=nv12',
);
const videoToolbox = hardware('h264_videotoolbox', ['-realtime', '1', '-b:v', '6M']);
const vaapi: EncoderChoice = {
  ...hardware('h264_vaapi', ['-qp', '23'], 'format=nv12,hwupload'),
  before: ['-vaapi_device', renderDevice],
};

/** What a computer of this kind may have, the best first. */
export function hardwareEncoders(platform: NodeJS.Platform): readonly EncoderChoice[] {
  if (platform === 'darwin') return [videoToolbox];
  if (platform === 'win32') return [nvenc, quickSync, amf];
  return [nvenc, ...(existsSync(renderDevice) ? [quickSync, vaapi] : [])];
}

/** Encodes a few grey frames and throws them away. @returns whether that worked; never rejects */
export function encoderWorks(ffmpegPath: string, choice: EncoderChoice): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(ffmpegPath, probeArguments(choice, probeShape), {
      stdio: ['pipe', 'ignore', 'ignore'],
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), probeWithinMs);
    const over = (works: boolean): void => {
      clearTimeout(timer);
      resolve(works);
    };
    child.once('error', () => over(false));
    child.once('close', (code) => over(code === 0));
    child.stdin.on('error', () => undefined);
    const { width, height } = probeShape;
    child.stdin.end(new Uint8Array(((width * height * 3) / 2) * probeFrames).fill(128));
  });
}

/** The first hardware encoder that works; null where none does. Never rejects. */
export async function findHardwareEncoder(
  ffmpegPath: string,
  candidates: readonly EncoderChoice[],
): Promise<EncoderChoice | null> {
  for (const choice of candidates) {
    if (await encoderWorks(ffmpegPath, choice)) return choice;
  }
  return null;
}

function hardware(
  encoder: string,
  options: readonly string[],
  filter: string | null = null,
): EncoderChoice {
  return { encoder, before: [], filter, options };
}
