import type { Answer } from '../../../common/training/mark';
import type { ItemReveal } from '../../../common/training/reveal';
import { revealOf } from '../../../common/training/revealOf';
import type { AnsweredLine } from '../../../common/training/sessionLine';
import { withPlainMask } from '../../training/maskCoding';

/** All that the page shows of an answered item. @param experts their answers to the same item */
export function shownReveal(line: AnsweredLine, experts: readonly Answer[]): ItemReveal {
  return revealOf({ ...line, ai: withPlainMask(line.ai) }, experts);
}
