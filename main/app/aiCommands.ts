import type { AiControl } from './aiControl';
import { handleCommand } from './ipcMainTyped';

/** Answers the page's commands about the AI. */
export function answerAiCommands(ai: AiControl): void {
  handleCommand('ai:setup', () => ai.setup);
  handleCommand('ai:set', async (settings) => {
    await ai.set(settings);
    return undefined;
  });
  handleCommand('ai:tryProvidersAgain', async () => {
    await ai.tryProvidersAgain();
    return undefined;
  });
}
