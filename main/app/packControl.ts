import type { PackListing } from '../../common/modelPack';
import type { AmpullaPack } from '../inference/modelPacks';
import type { MessageBoard } from './messageBoard';
import type { PackChooser } from './packChooser';
import type { SettingsKeeper } from './settingsKeeper';

export interface PackControlOptions {
  readonly packs: Pick<PackChooser, 'list' | 'load' | 'loadRemembered'>;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: MessageBoard;
  /** Runs a pack in place of the one that runs. */
  readonly run: (pack: AmpullaPack) => Promise<void>;
}

/** Which model pack runs: at the start, and as a person chooses. The choice is kept. */
export class PackControl {
  private readonly options: PackControlOptions;

  constructor(options: PackControlOptions) {
    this.options = options;
  }

  list(): Promise<readonly PackListing[]> {
    return this.options.packs.list();
  }

  /**
   * Runs the pack of the command line, else the one that was chosen earlier, else the default one. Only an earlier
   * choice has the default to fall back on: whoever names a pack on the command line wants this one or none.
   * The choice is kept, so that it counts again when the pack is back.
   */
  async start(launchPackId: string | null): Promise<void> {
    const { packs, settings, messages, run } = this.options;
    await this.reportFailure(async () => {
      if (launchPackId !== null) return run(await packs.load(launchPackId));
      const { pack, fellBack } = await packs.loadRemembered(settings.current.packId);
      if (fellBack !== null) messages.postError(fellBack, 'warning');
      await run(pack);
    });
  }

  /** Runs another pack and remembers it. One that cannot be loaded is said, and the one before runs on. */
  async select(id: string): Promise<void> {
    const { packs, settings, run } = this.options;
    await this.reportFailure(async () => {
      await run(await packs.load(id));
      // Only a choice made here is remembered, not one of the command line.
      settings.keep({ packId: id });
    });
  }

  private async reportFailure(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.options.messages.postError(error);
    }
  }
}
