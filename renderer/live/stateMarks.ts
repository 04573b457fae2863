import type { MarkShape, MarkTone } from '../ui/StatusMark';
import type { explainedStates } from './difficulty/difficultyWords';
import type { AiState, SourceState } from './words';

interface Mark {
  readonly shape: MarkShape;
  readonly tone: MarkTone;
}

/** Shape and colour of each state of the source. */
export const sourceMarks: Readonly<Record<SourceState, Mark>> = {
  noSource: { shape: 'ring', tone: 'dim' },
  waiting: { shape: 'dottedRing', tone: 'dim' },
  live: { shape: 'circle', tone: 'good' },
  stalled: { shape: 'pause', tone: 'warning' },
  ended: { shape: 'end', tone: 'dim' },
  lost: { shape: 'cross', tone: 'loss' },
  reconnecting: { shape: 'ringCross', tone: 'loss' },
};

/** Shape and colour of the states of the difficulty's estimate that the help sheet explains. */
export const difficultyMarks: Readonly<Record<(typeof explainedStates)[number], Mark>> = {
  gathering: { shape: 'squareOutline', tone: 'ai' },
  speaking: { shape: 'diamond', tone: 'ai' },
  frozen: { shape: 'diamond', tone: 'ai' },
  tooLate: { shape: 'squareOutline', tone: 'dim' },
};

/** Shape and colour of each state of the AI. */
export const aiMarks: Readonly<Record<AiState, Mark>> = {
  off: { shape: 'squareDash', tone: 'dim' },
  starting: { shape: 'dottedSquare', tone: 'dim' },
  active: { shape: 'square', tone: 'ai' },
  abstaining: { shape: 'squareOutline', tone: 'ai' },
  behind: { shape: 'squareHalf', tone: 'warning' },
  error: { shape: 'triangle', tone: 'warning' },
};
