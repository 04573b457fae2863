import type { DifficultyEvaluation } from './difficultyEvaluation';
import { studyDifficultyData } from './studyDifficulty';

/** Why the study's figures and ours stand side by side and are no race; sentence by sentence. */
export function dataDifference({
  dataset,
  limit,
}: Pick<DifficultyEvaluation, 'dataset' | 'limit'>): readonly string[] {
  const study = `Other data than the study’s, which measured on ${studyDifficultyData}.`;
  if (limit === null) {
    return [
      study,
      `Here it is ${dataset.name}; what can be known of its patients at all is not known.`,
    ];
  }
  return [
    study,
    `Here it is ${dataset.name}, whose labels were drawn from a model of morphology and chance: no picture of a patient.`,
    'The Bayes limit is what somebody who knew each patient’s true probabilities would reach on these very patients.',
  ];
}
