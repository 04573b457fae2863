import type { DifficultyClass } from '../../../../common/difficulty';
import type { Answer, Mark } from '../../../../common/training/mark';
import type { SessionState } from '../../../../common/training/trainingIpc';
import { ask } from '../../../cases/ask';
import { loadOverview, openReport } from '../trainingActions';
import { trainingStore } from '../trainingStore';
import {
  awaitingPicture,
  changeSession,
  isSameItem,
  missingOf,
  type RunningSession,
  seenFor,
  sessionStore,
} from './sessionStore';

/** Begins an exercise, or goes on with one's session of it. */
export async function beginSession(exerciseId: string): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:begin', exerciseId));
  if (answer.isDone) await present(answer.value);
  else trainingStore.setState({ trouble: answer.explanation });
}

/** Leaves the session; it waits to be gone on with. @returns whether one ran */
export function leaveSession(): boolean {
  noteSeen(false);
  const { running } = sessionStore.getState();
  if (running === null) return false;
  sessionStore.setState({ running: null, left: running.next === null ? running : null });
  void loadOverview();
  return true;
}

/** The picture came to be seen, or is seen no longer. */
export function noteSeen(isSeen: boolean): void {
  const { running } = sessionStore.getState();
  if (running === null) return;
  const seenMs = seenFor(running, performance.now());
  const isJudged = running.next === null;
  changeSession({ seenMs, seenSinceMs: isSeen && isJudged ? performance.now() : null });
}

/** Where the person says that the ampulla is; null takes it back. */
export function setMark(mark: Mark | null): void {
  changeWhileJudging({ mark });
}

/** How difficult the person expects it to be. */
export function setDifficulty(chosen: DifficultyClass | 'difficult'): void {
  changeWhileJudging({
    difficulty: chosen === 'easy' ? 'easy' : 'difficult',
    difficultyClass: chosen === 'difficult' ? null : chosen,
  });
}

/** Stores the answer; only then main tells what it kept back. Nothing happens while something is missing. */
export async function confirmAnswer(): Promise<void> {
  const { running } = sessionStore.getState();
  if (running === null || running.isStoring || running.next !== null) return;
  const { state } = running;
  const answer = answerOf(running);
  if (answer === null || state.present === null) return;
  changeSession({ isStoring: true, trouble: null });
  const stored = await ask(
    window.ampulla.invoke('training:answer', state.sessionId, state.present, answer),
  );
  if (!isStill(state)) return;
  if (!stored.isDone) {
    changeSession({ isStoring: false, trouble: stored.explanation });
    return;
  }
  const { reveal, session } = stored.value;
  // An exam goes on without a look at the answer; its last one is revealed with all others in the report.
  const shown = state.isExam ? null : reveal;
  changeSession({
    ...{ isStoring: false, reveal: shown, next: session },
    ...{ seenMs: answer.markMs, seenSinceMs: null },
  });
  if (shown === null) await goOn();
}

/** Goes on behind an item that was answered. */
export async function goOn(): Promise<void> {
  const { running } = sessionStore.getState();
  if (running?.next) await present(running.next);
}

/** Goes on without a picture that cannot be shown. */
export async function skipItem(): Promise<void> {
  const { running } = sessionStore.getState();
  const item = running?.state.present ?? null;
  if (running === null || item === null) return;
  const { sessionId } = running.state;
  const answer = await ask(window.ampulla.invoke('training:skip', sessionId, item));
  if (answer.isDone) await present(answer.value);
  else changeSession({ trouble: answer.explanation });
}

/** Shows the next picture, or the report behind the last one. */
async function present(state: SessionState): Promise<void> {
  if (state.present === null) {
    sessionStore.setState({ running: null });
    await openReport(state.sessionId);
    await loadOverview();
    return;
  }
  const { left } = sessionStore.getState();
  const isBack = left?.picture != null && isSameItem(left.state, state);
  sessionStore.setState({ running: isBack ? left : awaitingPicture(state), left: null });
  if (isBack) return;
  const answer = await ask(window.ampulla.invoke('training:item', state.sessionId));
  if (!isStill(state)) return;
  if (answer.isDone) {
    const { session, picture, trouble } = answer.value;
    changeSession({ state: session, picture, trouble });
  } else changeSession({ trouble: answer.explanation });
}

function changeWhileJudging(change: Partial<RunningSession>): void {
  const { running } = sessionStore.getState();
  if (running?.picture && running.next === null && !running.isStoring) changeSession(change);
}

function answerOf(running: RunningSession): Answer | null {
  const { mark, difficulty, difficultyClass } = running;
  if (missingOf(running) !== null || mark === null || difficulty === null) return null;
  return { mark, difficulty, difficultyClass, markMs: seenFor(running, performance.now()) };
}

/** Whether the item is still on the page that was there when something was asked. */
function isStill(state: SessionState): boolean {
  const { running } = sessionStore.getState();
  return running !== null && isSameItem(running.state, state);
}
