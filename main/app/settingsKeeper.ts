import type { MessageBoard } from './messageBoard';
import { readSettings, type Settings, writeSettings } from './settingsFile';

/** Owns the settings of this run and writes every change to their file at once. */
export class SettingsKeeper {
  private readonly path: string;
  private readonly messages: MessageBoard;
  private settings: Settings;

  /** @param messages hears when a change cannot be written; the change holds for this run all the same */
  constructor(path: string, messages: MessageBoard) {
    this.path = path;
    this.messages = messages;
    this.settings = readSettings(path);
  }

  get current(): Settings {
    return this.settings;
  }

  /** Takes over changes and writes the file. */
  keep(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    try {
      writeSettings(this.path, this.settings);
    } catch (error) {
      this.messages.postError(error);
    }
  }
}
