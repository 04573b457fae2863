import { explain } from '../../../common/language/explain';
import { trainingCommandSchemas } from '../../../common/training/trainingIpc';
import { handleCommand } from '../ipcMainTyped';

/** Training: exercises, sessions, progress and references. */
export class TrainingFeature {
  /** Answers the page's commands. */
  answer(): void {
    const explanation = explain('unexpected', { reason: 'Training is not there yet.' });
    // The names are those of the map.
    const names = Object.keys(trainingCommandSchemas) as (keyof typeof trainingCommandSchemas)[];
    for (const name of names) handleCommand(name, () => ({ isDone: false, explanation }));
  }
}
