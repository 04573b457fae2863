import { describe, expect, it } from 'vitest';
import type { SourceRequest } from './captureContract';
import { captureArguments, type CapturePlan } from './ffmpegArguments';
import type { ProbedVideo } from './probeParser';

const video: ProbedVideo = {
  size: { width: 1280, height: 720 },
  framesPerSecond: 25,
  interlaced: false,
  durationMs: 1000,
  pixelAspect: 1,
  color: { pixelFormat: 'yuv420p', range: 'tv', matrix: 'bt709' },
};
const file: SourceRequest = { kind: 'file', path: '/v/a.mp4', pace: 'realTime', repeat: false };

function plan(changes: Partial<CapturePlan> = {}): CapturePlan {
  return {
    request: file,
    video,
    frameSize: video.size,
    crop: { x: 200, y: 10, width: 800, height: 700 },
    displaySize: { width: 800, height: 700 },
    displayOutput: true,
    modelInput: { width: 256, height: 224 },
    consoleOutput: false,
    ...changes,
  };
}

const line = (changes?: Partial<CapturePlan>) => captureArguments(plan(changes)).join(' ');
const withVideo = (changes: Partial<ProbedVideo>) => line({ video: { ...video, ...changes } });
const withColor = (pixelFormat: string, range: 'tv' | 'pc' | null, matrix: string | null) =>
  withVideo({ color: { pixelFormat, range, matrix } });

describe('captureArguments', () => {
  it('writes the whole frame, thinned out and grey, to a pipe of its own where it is wanted', () => {
    const size = { width: 3840, height: 2160 };
    const args = line({ consoleOutput: true, frameSize: size, video: { ...video, size } });
    expect(args).toContain('[0:V:0]split=2[picture][whole];[whole]select=');
    expect(args).toContain(
      ',scale=1920:1080:flags=area:out_range=pc,format=gray,setsar=1[console];',
    );
    expect(args).toContain('[console];[picture]crop=800:700:200:10,');
    expect(args).toMatch(/-map \[console\] -f rawvideo .*-pix_fmt gray .*pipe:5$/);
    expect(line()).not.toContain('console');
  });

  it('writes display, model and times to pipes of one ffmpeg', () => {
    const args = line();
    expect(args).toContain('crop=800:700:200:10,');
    expect(args).toContain('file=pipe\\\\:4:direct=1,split=2[display][forModel]');
    expect(args).toContain('scale=w=256:h=224:flags=area');
    expect(args).toMatch(
      /-map \[display\] .*-pix_fmt yuv420p -threads 1 -fps_mode passthrough pipe:1/,
    );
    expect(args).toMatch(/-map \[model\] .*-pix_fmt rgb24 -threads 1 -fps_mode passthrough pipe:3/);
  });

  it('leaves out the output that nobody wants', () => {
    expect(line({ modelInput: null })).not.toMatch(/pipe:3|split/);
    expect(line({ displayOutput: false })).not.toMatch(/pipe:1|split/);
  });

  it('paces and repeats files', () => {
    expect(line()).toContain('-re -i file:/v/a.mp4');
    const fast = line({ request: { ...file, pace: 'asFastAsPossible', repeat: true } });
    expect(fast).toContain('-stream_loop -1 -i');
    expect(fast).not.toContain('-re');
  });

  it('deinterlaces only what is interlaced', () => {
    expect(line()).not.toContain('bwdif');
    expect(withVideo({ interlaced: true })).toContain('[0:V:0]bwdif=mode=send_frame');
  });

  it('makes pixels square before the crop', () => {
    const args = line({ frameSize: { width: 1366, height: 720 } });
    expect(args).toMatch(/scale=1366:720:flags=bicubic,setsar=1,crop=/);
  });

  it('does not touch the colours of BT.709 in the limited range', () => {
    expect(line()).toMatch(/crop=800:700:200:10,format=yuv420p/);
    expect(withColor('yuv422p', null, null)).toMatch(/crop=800:700:200:10,format=yuv420p/);
  });

  it.each([
    [
      'yuvj420p',
      'pc',
      'bt470bg',
      'in_color_matrix=bt601:in_range=pc:out_color_matrix=bt709:out_range=tv',
    ],
    ['yuv420p', 'tv', 'smpte170m', 'in_color_matrix=bt601:in_range=tv:out_color_matrix=bt709'],
    ['yuv420p', 'pc', 'bt709', 'in_color_matrix=bt709:in_range=pc:out_color_matrix=bt709'],
    ['bgr24', null, 'gbr', 'flags=bicubic:out_color_matrix=bt709:out_range=tv'],
  ] as const)('brings %s %s %s to BT.709', (pixelFormat, range, matrix, options) => {
    expect(withColor(pixelFormat, range, matrix)).toContain(options);
  });

  it('scales after the crop what is too large for the display', () => {
    const args = line({ displaySize: { width: 400, height: 350 } });
    expect(args).toContain('crop=800:700:200:10,scale=w=400:h=350:flags=area,format=yuv420p');
  });

  it('asks devices for their mode and the test pattern for size and rate', () => {
    const device = { kind: 'device', backend: 'v4l2', id: '/dev/video0', name: 'Cam' } as const;
    const mode = { width: 1920, height: 1080, framesPerSecond: 60, format: 'mjpeg' } as const;
    const request = { ...device, mode: { ...mode, encoding: 'compressed', code: null } } as const;
    expect(line({ request })).toContain(
      '-f v4l2 -input_format mjpeg -video_size 1920x1080 -framerate 60 -i /dev/video0',
    );
    expect(line({ request: { ...device, mode: null } })).toContain('-f v4l2 -i /dev/video0');
    const pattern: SourceRequest = {
      ...{ kind: 'testPattern', width: 64, height: 48, framesPerSecond: 10 },
      ...{ pace: 'asFastAsPossible', durationMs: 1500 },
    };
    expect(line({ request: pattern })).toContain('-i testsrc2=size=64x48:rate=10:duration=1.5');
  });

  it.each([
    [
      'rtsp',
      'rtsp://a:b@h/x',
      '-protocol_whitelist tcp -rtsp_transport tcp -f rtsp -i rtsp://a:b@h/x',
    ],
    ['udp', 'udp://h:1', '-protocol_whitelist udp -f mpegts -i udp://h:1?overrun_nonfatal=1'],
  ] as const)('lets a stream by %s connect by its own protocol only', (protocol, url, expected) => {
    const address = { protocol, url, name: 'stream' };
    expect(line({ request: { kind: 'stream', address } })).toContain(expected);
  });
});
