import type { DifficultyControl } from './difficultyControl';
import { handleCommand } from './ipcMainTyped';

/**
 * Answers the page's commands about the estimate of difficulty.
 * @param beginAnew forgets the verdict and its frames
 */
export function answerDifficultyCommands(control: DifficultyControl, beginAnew: () => void): void {
  handleCommand('difficulty:setup', () => control.setup);
  handleCommand('difficulty:set', async (settings, trigger) => {
    await control.set(settings, trigger);
    return undefined;
  });
  handleCommand('difficulty:beginAnew', () => {
    beginAnew();
    return undefined;
  });
}
