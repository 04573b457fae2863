import type { EncoderChoice } from './encoderArguments';

/** Presets from the fastest to the one that saves most; slower ones leave nothing for the AI on two cores. */
export const x264Presets = ['ultrafast', 'superfast', 'veryfast'] as const;
export type X264Preset = (typeof x264Presets)[number];

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
