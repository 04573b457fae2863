import { type DifficultyClass, difficultyClasses } from '../../../common/difficulty';

/** What the list can be narrowed to by the study's verdict: a class, or all that make a case difficult. */
export const classChoices = ['easy', 'difficult', 'long', 'technique', 'failure'] as const;
export type ClassChoice = (typeof classChoices)[number];

const difficult = difficultyClasses.filter((name) => name !== 'easy');

/** The classes of a choice; none for all. */
export function classesOf(choice: ClassChoice | ''): DifficultyClass[] {
  if (choice === '') return [];
  return choice === 'difficult' ? [...difficult] : [choice];
}

/** The choice that stands for these classes. */
export function choiceOfClasses(classes: readonly DifficultyClass[]): ClassChoice | '' {
  return classes.length > 1 ? 'difficult' : (classes[0] ?? '');
}
