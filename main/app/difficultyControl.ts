import type { PageTrigger } from '../../common/actions';
import type {
  DifficultyPackFacts,
  DifficultySettings,
  DifficultySetup,
} from '../../common/difficultySettings';
import type { DifficultyManifest } from '../../common/modelPack';
import { faultOf } from '../../common/userFacingError';
import type { DifficultyPack } from '../inference/modelPacks';
import type { DifficultyChoice } from '../pipeline/difficulty/difficultyRunner';
import { measuredRecall } from '../pipeline/difficulty/verdictPool';
import type { MessageBoard } from './messageBoard';
import type { PackChooser } from './packChooser';
import type { SettingsKeeper } from './settingsKeeper';

export interface DifficultyControlOptions {
  readonly packs: Pick<PackChooser, 'loadDifficulty'>;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: Pick<MessageBoard, 'postError'>;
  /** Estimates with a pack in place of the one that runs, or with none. */
  readonly run: (choice: DifficultyChoice) => Promise<void>;
  readonly publish: (setup: DifficultySetup) => void;
  /** Takes down that the attention map was shown or hidden from the page. */
  readonly record: (trigger: PageTrigger, detail: string) => void;
}

/** Whether and with which pack the difficulty is estimated, and whether its attention map is shown. */
export class DifficultyControl {
  private readonly options: DifficultyControlOptions;
  private pack: DifficultyPack | null = null;

  constructor(options: DifficultyControlOptions) {
    this.options = options;
  }

  get settings(): DifficultySettings {
    return this.options.settings.current.difficulty;
  }

  /** All that the page shows beside the status. */
  get setup(): DifficultySetup {
    const { settings, pack } = this;
    if (pack === null) return { settings, pack: null };
    return { settings, pack: factsOf(pack.manifest) };
  }

  /** Runs what the settings ask for; a pack that cannot be loaded is said, and nothing else suffers. */
  async start(): Promise<void> {
    const choice = await this.choose();
    this.pack = choice.kind === 'pack' ? choice.pack : null;
    this.publish();
    await this.options.run(choice);
  }

  /** Takes over other settings. */
  async set(settings: DifficultySettings, trigger: PageTrigger): Promise<void> {
    const before = this.settings;
    this.options.settings.keep({ difficulty: settings });
    this.publish();
    if (settings.showsAttention !== before.showsAttention) {
      this.options.record(trigger, shownText(settings));
    }
    const isSame = settings.enabled === before.enabled && settings.packId === before.packId;
    if (!isSame) await this.start();
  }

  /** Shows the attention map, or hides it. @returns what holds now, in a word for the log */
  toggleAttention(): string {
    const { settings } = this;
    const next = { ...settings, showsAttention: !settings.showsAttention };
    this.options.settings.keep({ difficulty: next });
    this.publish();
    return shownText(next);
  }

  private async choose(): Promise<DifficultyChoice> {
    const { enabled, packId } = this.settings;
    if (!enabled) return { kind: 'none', reason: 'switchedOff' };
    try {
      const pack = await this.options.packs.loadDifficulty(packId);
      return pack === null ? { kind: 'none', reason: 'noPack' } : { kind: 'pack', pack };
    } catch (error) {
      this.options.messages.postError(error, 'warning');
      return { kind: 'refused', fault: faultOf(error) };
    }
  }

  private publish(): void {
    this.options.publish(this.setup);
  }
}

function factsOf(manifest: DifficultyManifest): DifficultyPackFacts {
  const { id, version, title, outputs, thresholds, trainedOn, metrics } = manifest;
  const { classes } = outputs.difficulty;
  const { difficult: difficultThreshold } = thresholds;
  const measured = measuredRecall(manifest);
  return { id, version, title, classes, difficultThreshold, measured, trainedOn, metrics };
}

function shownText({ showsAttention }: DifficultySettings): string {
  return showsAttention ? 'on' : 'off';
}
