import { deflateSync, inflateSync } from 'node:zlib';
import type { Box } from '../../common/geometry';
import type { Mask8 } from '../../common/prediction';
import type { AiAnswer, KeptMask } from '../../common/training/reveal';

/** A mask as a session keeps it: most of it is empty, so that 5 kB become a few hundred bytes. @param area that it covers */
export function packedMask({ width, height, values }: Mask8, area: Box): KeptMask {
  return { width, height, area, coding: 'zlib', values: deflateSync(values).toString('base64') };
}

/** The AI's answer as the page draws it; without a mask where that is damaged. */
export function withPlainMask(ai: AiAnswer): AiAnswer {
  if (ai.state !== 'answered' || ai.mask?.coding !== 'zlib') return ai;
  return { ...ai, mask: plainMask(ai.mask) };
}

function plainMask(mask: KeptMask): KeptMask | null {
  const maxOutputLength = mask.width * mask.height;
  try {
    const bytes = inflateSync(Buffer.from(mask.values, 'base64'), { maxOutputLength });
    if (bytes.length !== maxOutputLength) return null;
    return { ...mask, coding: 'plain', values: bytes.toString('base64') };
  } catch {
    return null;
  }
}
