import type { AmpullaBridge } from '../../../common/bridge';
import { ask } from '../../cases/ask';
import { progressStore } from './progress/progressStore';
import { sessionStore } from './session/sessionStore';
import { takeOverview } from './trainingActions';
import { trainingStore } from './trainingStore';

/** Listens to what main says of the training; returns the undo. */
export function followTraining(bridge: AmpullaBridge): () => void {
  return bridge.subscribe('trainingChanged', () => void lookWhoIsThere());
}

/** What one person saw is no longer on the screen when it is another's. */
async function lookWhoIsThere(): Promise<void> {
  const answer = await ask(window.ampulla.invoke('training:overview'));
  const now = answer.isDone ? answer.value.learner.id : null;
  const before = trainingStore.getState().overview?.learner.id ?? null;
  if (now !== before) forget();
  takeOverview(answer);
}

function forget(): void {
  sessionStore.setState({ running: null, left: null });
  progressStore.setState(progressStore.getInitialState());
  const { part, showsHeatmap } = trainingStore.getState();
  trainingStore.setState({ ...trainingStore.getInitialState(), part, showsHeatmap });
}
