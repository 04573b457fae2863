import type { UserMessage } from '../../common/ipc';
import { copyDamagedAside, copyNewerAside, moveDamagedAside } from './settings/keepAside';
import { type ReadSettings, readSettings } from './settings/readSettings';
import {
  sectionsWereReset,
  settingsAreNewer,
  settingsDamaged,
  settingsNotWritten,
} from './settings/settingsMessages';
import { SettingsWriter } from './settings/settingsWriter';
import type { Settings } from './settingsFile';

export interface SettingsKeeperOptions {
  readonly path: string;
  /** Says what became of the file, and when a change cannot be written; the change holds for this run all the same. */
  readonly post: (message: UserMessage) => void;
  /** Wall clock: names the files that are kept aside. */
  readonly now: () => Date;
}

/** Owns the settings of this run and writes every change to their file. */
export class SettingsKeeper {
  private readonly options: SettingsKeeperOptions;
  private readonly writer: SettingsWriter;
  private settings: Settings;

  constructor(options: SettingsKeeperOptions) {
    const { path, post } = options;
    this.options = options;
    this.writer = new SettingsWriter({
      path,
      onTrouble: (error) => post(settingsNotWritten(error)),
    });
    const read = readSettings(path);
    this.settings = read.settings;
    this.receive(read);
  }

  get current(): Settings {
    return this.settings;
  }

  /** Takes over changes and writes the file. */
  keep(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
    this.writer.write(this.settings);
  }

  /** Resolves when all changes are on the disk, or could not be written. */
  async dispose(): Promise<void> {
    await this.writer.flush();
  }

  /** Keeps aside what cannot be used, says so once, and brings the file to the present form. */
  private receive({ condition, sectionsReset, settings }: ReadSettings): void {
    const { post, now } = this.options;
    const kept: (string | null)[] = [];
    const aside = <Extra>(keep: (path: string, extra: Extra) => string, extra: Extra) => {
      const name = this.tryAside(keep, extra);
      kept.push(name);
      return name;
    };
    if (condition.kind === 'damaged') {
      post(settingsDamaged(condition.reason, aside(moveDamagedAside, now())));
    }
    if (condition.kind === 'newer') {
      post(settingsAreNewer(aside(copyNewerAside, condition.version)));
    }
    if (sectionsReset.length > 0) {
      post(sectionsWereReset(sectionsReset, aside(copyDamagedAside, now())));
    }
    const isToBeRewritten = condition.kind === 'older' || kept.length > 0;
    // What could not be kept aside is not overwritten before the person changes something.
    if (isToBeRewritten && !kept.includes(null)) this.writer.write(settings);
  }

  private tryAside<Extra>(
    keep: (path: string, extra: Extra) => string,
    extra: Extra,
  ): string | null {
    try {
      return keep(this.options.path, extra);
    } catch {
      return null;
    }
  }
}
