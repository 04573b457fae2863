import type { EncodedShape, EncoderChoice } from './encoderArguments';

/** Presets that leave the processor to the AI; slower ones save little. */
export type X264Preset = 'ultrafast' | 'superfast';

/**
 * Encodes on the processor. One thread: the AI needs the others. `zerolatency` keeps no frame back, so that nothing
 * but the unfinished fragment is lost with the process.
 */
export function x264(preset: X264Preset): EncoderChoice {
  return {
    encoder: 'libx264',
    before: [],
    filter: null,
    options: [
      ...['-preset', preset, '-tune', 'zerolatency', '-crf', '23'],
      ...['-threads', '1', '-filter_threads', '1'],
    ],
  };
}

/** 720p30: up to here `superfast` takes an eighth of a core (docs/adr/0019-recording.md). */
const superfastPixelsPerSecond = 1280 * 720 * 30;

/** The preset that two cores carry beside the AI: the files of `superfast` are a third smaller. */
export function presetFor({ width, height, framesPerSecond }: EncodedShape): X264Preset {
  const pixelsPerSecond = width * height * framesPerSecond;
  return pixelsPerSecond <= superfastPixelsPerSecond ? 'superfast' : 'ultrafast';
}
