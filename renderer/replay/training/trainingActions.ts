import type { ArchiveAnswer } from '../../../common/cases/archiveAnswer';
import type { ExerciseDraft } from '../../../common/training/exercise';
import type { ExerciseSummary, TrainingOverview } from '../../../common/training/trainingIpc';
import { ask } from '../../cases/ask';
import { trainingStore } from './trainingStore';

/** Asks for the exercises, who learns, and what that person may. */
export async function loadOverview(): Promise<void> {
  takeOverview(await ask(window.ampulla.invoke('training:overview')));
}

/** Keeps a new exercise, or what was changed of one. @returns whether it is kept */
export async function keepExercise(
  exerciseId: string | null,
  draft: ExerciseDraft,
): Promise<boolean> {
  const { ampulla } = window;
  const answer = await ask(
    exerciseId === null
      ? ampulla.invoke('training:makeExercise', draft)
      : ampulla.invoke('training:changeExercise', exerciseId, draft),
  );
  takeOverview(answer);
  if (answer.isDone) trainingStore.setState({ making: null });
  return answer.isDone;
}

/** Deletes an exercise; it can be brought back. */
export async function removeExercise(exercise: ExerciseSummary): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:removeExercise', exercise.id));
  takeOverview(answer);
  if (answer.isDone) trainingStore.setState({ removed: exercise });
}

/** Brings back what was deleted last. */
export async function undoRemoveExercise(): Promise<void> {
  const { removed } = trainingStore.getState();
  if (removed === null) return;
  takeOverview(await ask(window.ampulla.invoke('training:undoRemoveExercise', removed.id)));
  trainingStore.setState({ removed: null });
}

/** Shows a finished session of one's own. */
export async function openReport(sessionId: string): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:report', sessionId));
  if (answer.isDone) {
    trainingStore.setState({ report: answer.value, reportItem: null, trouble: null });
  } else trainingStore.setState({ trouble: answer.explanation });
}

/** Shows what main said of the exercises, or why it says nothing. */
export function takeOverview(answer: ArchiveAnswer<TrainingOverview>): void {
  if (answer.isDone) trainingStore.setState({ overview: answer.value, trouble: null });
  else trainingStore.setState({ trouble: answer.explanation });
}
