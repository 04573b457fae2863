import { describe, expect, it } from 'vitest';
import { hasVideoStream, parseContainer, parseProbe } from './probeParser';

interface Words {
  readonly input?: string;
  readonly output?: string;
  readonly duration?: string;
  readonly idet?: string;
}

const noCombs = 'TFF:     0 BFF:     0 Progressive:    50 Undetermined:     0';
const combs = 'TFF:    49 BFF:     0 Progressive:     0 Undetermined:     1';

function ffmpegWords(words: Words): string {
  const {
    input = 'h264 (High) (avc1 / 0x31637661), yuv420p(tv, bt709, progressive), 1280x720 [SAR 1:1 DAR 16:9], 2415 kb/s, 25 fps, 25 tbr, 12800 tbn (default)',
    output = 'wrapped_avframe, yuv420p(tv, bt709, progressive), 1280x720 [SAR 1:1 DAR 16:9], q=2-31, 200 kb/s, 25 fps, 25 tbn (default)',
    duration = '00:01:02.04',
    idet = noCombs,
  } = words;
  return [
    "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'file:/a b.mp4':",
    `  Duration: ${duration}, start: 0.000000, bitrate: 2420 kb/s`,
    `  Stream #0:0[0x1](und): Video: ${input}`,
    '  Stream #0:1[0x2](und): Audio: aac (LC), 44100 Hz, mono, fltp, 69 kb/s (default)',
    'Stream mapping:',
    '  Stream #0:0 -> #0:0 (h264 (native) -> wrapped_avframe (native))',
    "Output #0, null, to 'pipe:':",
    `  Stream #0:0(und): Video: ${output}`,
    'frame=   50 fps=0.0 q=-0.0 Lsize=N/A time=00:00:02.00 bitrate=N/A speed= 119x',
    `[Parsed_idet_0 @ 0x55cf04d4f980] Multi frame detection: ${idet}`,
  ].join('\n');
}

describe('parseProbe', () => {
  it('reads an ordinary file', () => {
    expect(parseProbe(ffmpegWords({}))).toEqual({
      size: { width: 1280, height: 720 },
      framesPerSecond: 25,
      interlaced: false,
      durationMs: 62_040,
      pixelAspect: 1,
      color: { pixelFormat: 'yuv420p', range: 'tv', matrix: 'bt709' },
    });
  });

  it('takes the size after rotation and the pixel aspect', () => {
    const rotated = parseProbe(
      ffmpegWords({
        output: 'wrapped_avframe, yuv420p, 576x720 [SAR 15:16 DAR 3:4], q=2-31, 25 fps, 25 tbn',
      }),
    );
    expect(rotated?.size).toEqual({ width: 576, height: 720 });
    expect(rotated?.pixelAspect).toBeCloseTo(0.9375);
  });

  it('knows sources without an end and with broken rates', () => {
    const live = parseProbe(
      ffmpegWords({
        duration: 'N/A',
        input:
          'mjpeg (Baseline), yuvj422p(pc, bt470bg/unknown/unknown), 640x480, 1k fps, 1k tbr, 1k tbn',
        output: 'wrapped_avframe, yuvj422p(pc), 640x480, q=2-31, 200 kb/s, 29.97 fps, 29.97 tbn',
      }),
    );
    expect(live?.durationMs).toBeNull();
    expect(live?.framesPerSecond).toBe(29.97);
    expect(live?.color).toEqual({ pixelFormat: 'yuvj422p', range: 'pc', matrix: 'bt470bg' });
  });

  it('believes a stream that calls itself progressive, even where idet sees combs', () => {
    expect(parseProbe(ffmpegWords({ idet: combs }))?.interlaced).toBe(false);
  });

  it.each([
    ['declared, with combs', 'yuv420p(tv, top first)', combs, true],
    ['declared, but without combs', 'yuv420p(tv, top first)', noCombs, false],
    ['declared bottom first', 'yuv420p(bottom coded first (swapped))', combs, true],
    ['not declared, with combs', 'yuv420p', combs, true],
    ['not declared, without combs', 'yuv420p', noCombs, false],
    ['not declared, too few frames', 'yuv420p', 'TFF: 3 BFF: 0 Progressive: 0', false],
  ])('judges interlacing: %s', (_, format, idet, interlaced) => {
    const input = `mpeg2video (Main), ${format}, 720x576 [SAR 16:15 DAR 4:3], 25 fps, 25 tbr, 90k tbn`;
    expect(parseProbe(ffmpegWords({ input, idet }))?.interlaced).toBe(interlaced);
  });

  it('gives nothing when no picture was decoded', () => {
    expect(parseProbe(ffmpegWords({}).replace('frame=   50', 'frame=    0'))).toBeNull();
    expect(parseProbe('x.bin: Invalid data found when processing input')).toBeNull();
    expect(parseProbe('')).toBeNull();
  });
});

describe('parseContainer and hasVideoStream', () => {
  const cover = [
    "Input #0, mp3, from 'file:/song.mp3':",
    '  Stream #0:0: Audio: mp3, 44100 Hz, stereo, fltp, 128 kb/s',
    '  Stream #0:1: Video: png, rgb24(pc), 300x300, 90k tbr, 90k tbn (attached pic)',
  ].join('\n');

  it('name the container and leave covers of sound files out', () => {
    expect(parseContainer(cover)).toBe('mp3');
    expect(hasVideoStream(cover)).toBe(false);
    expect(hasVideoStream(ffmpegWords({}))).toBe(true);
    expect(parseContainer('Invalid data found')).toBeNull();
  });
});
