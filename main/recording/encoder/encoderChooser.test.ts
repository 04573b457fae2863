import { describe, expect, it } from 'vitest';
import { EncoderChooser } from './encoderChooser';
import { encoderWorks, findHardwareEncoder } from './encoderProbe';
import { x264 } from './x264';

const ffmpegPath = process.env['AMPULLA_FFMPEG'] ?? 'ffmpeg';
const hd = { width: 1280, height: 720, framesPerSecond: 25 };
const fullHd60 = { width: 1920, height: 1080, framesPerSecond: 60 };
const missing = { ...x264('ultrafast'), encoder: 'h264_of_no_kind' };

describe('encoderWorks', () => {
  it('tells an encoder that runs from one that does not, and from a missing ffmpeg', async () => {
    expect(await encoderWorks(ffmpegPath, x264('superfast'))).toBe(true);
    expect(await encoderWorks(ffmpegPath, missing)).toBe(false);
    expect(await encoderWorks('/nowhere/ffmpeg', x264('superfast'))).toBe(false);
  }, 20_000);

  it('takes the first that works', async () => {
    const works = { ...x264('ultrafast'), options: ['-preset', 'ultrafast'] };
    expect(await findHardwareEncoder(ffmpegPath, [missing, works])).toBe(works);
    expect(await findHardwareEncoder(ffmpegPath, [missing])).toBeNull();
  }, 20_000);
});

describe('EncoderChooser', () => {
  it('takes the processor by what it can carry', () => {
    const chooser = new EncoderChooser();
    expect(chooser.choiceFor(hd).options).toContain('superfast');
    expect(chooser.choiceFor(fullHd60).options).toContain('ultrafast');
  });

  it('takes the fastest preset once it was too slow', () => {
    const chooser = new EncoderChooser();
    chooser.tooSlow();
    expect(chooser.choiceFor(hd).options).toContain('ultrafast');
  });

  it('still encodes after a probe, whatever the computer has, and after its encoder failed', async () => {
    const chooser = new EncoderChooser();
    await chooser.probe(ffmpegPath, process.platform);
    const { encoder } = chooser.choiceFor(hd);
    expect(encoder).toMatch(/264/u);
    chooser.failed(encoder);
    expect(chooser.choiceFor(hd).encoder).toBe('libx264');
  }, 30_000);
});
