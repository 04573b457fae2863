import { handleCommand } from '../ipcMainTyped';
import type { LanguageControl } from './languageControl';

/** Answers the page's commands about languages. */
export function answerLanguageCommands(language: LanguageControl): void {
  handleCommand('language:state', () => language.state());
  handleCommand('language:choose', (choice) => language.choose(choice));
}
