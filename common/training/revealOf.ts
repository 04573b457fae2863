import type { Answer } from './mark';
import type { ItemReveal } from './reveal';
import { isClassRight, isDifficultyRight, isSuccess, scoreAi, scoreMark } from './scoreMark';
import type { AnsweredLine } from './sessionLine';

/** All that is shown of an answered item. @param experts their answers to the same item */
export function revealOf(line: AnsweredLine, experts: readonly Answer[]): ItemReveal {
  const { item, answer, truth, ai, size } = line;
  const aiScore = scoreAi(ai, truth.boxes, size);
  const aiDifficulty = ai.state === 'answered' ? ai.difficulty : null;
  return {
    ...{ item, answer, truth, ai, experts, aiScore },
    expertScores: experts.map(({ mark }) => scoreMark(mark, truth.boxes, size)),
    score: scoreMark(answer.mark, truth.boxes, size),
    isDifficultyRight: isDifficultyRight(answer.difficulty, truth),
    isClassRight: isClassRight(answer, truth),
    isAiRight: aiScore === null ? null : isSuccess(aiScore),
    isAiDifficultyRight: isDifficultyRight(aiDifficulty, truth),
  };
}
