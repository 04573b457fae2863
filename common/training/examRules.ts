import type { SeededRandom } from '../metrics/seededRandom';
import type { Exercise, ExerciseDraft, ItemSource } from './exercise';
import type { TrainingSession } from './trainingSession';

/** Whether answers may be seen yet: in an exam only when its last item is done. */
export function mayReveal({ begun, finishedAt }: TrainingSession): boolean {
  return !begun.isExam || finishedAt !== null;
}

/** What makes an exam the same for everybody, whatever the page asked for: every item once, in the order of the list. */
export function withExamRules(draft: ExerciseDraft): ExerciseDraft {
  const items = withoutTwins(draft.items);
  if (!draft.isExam) return { ...draft, items };
  return { ...draft, items, order: 'listed', itemsPerSession: null };
}

/** Whether a change leaves an exam what those who began it were asked. */
export function keepsExam(before: Exercise, draft: ExerciseDraft): boolean {
  const questions = ({ items, isExam, asksClasses }: ExerciseDraft): string =>
    JSON.stringify([items, isExam, asksClasses]);
  return questions(before) === questions(withExamRules(draft));
}

/** The items of a new session in their order. */
export function drawItems(
  { items, order, itemsPerSession, isExam }: ExerciseDraft,
  random: Pick<SeededRandom, 'below'>,
): readonly ItemSource[] {
  if (isExam) return items;
  const shuffled = shuffle([...items.keys()], random);
  const drawn = shuffled.slice(0, itemsPerSession ?? items.length);
  const inOrder = order === 'random' ? drawn : drawn.sort((one, other) => one - other);
  return inOrder.flatMap((index) => items[index] ?? []);
}

/** Fisher and Yates: every order is as likely. */
function shuffle(values: readonly number[], random: Pick<SeededRandom, 'below'>): number[] {
  const left = [...values];
  return values.flatMap(() => left.splice(random.below(left.length), 1));
}

function withoutTwins(items: readonly ItemSource[]): ItemSource[] {
  const known = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...known.values()];
}
