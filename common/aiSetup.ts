import type { AiSettings, ProviderSetting } from './aiSettings';
import type { ExecutionProvider } from './prediction';
import type { SensitivityCosts } from './sensitivityCosts';

/** An execution provider as the set-up page lists it. */
export interface ProviderListing {
  readonly provider: ExecutionProvider;
  /** Why it is left out until somebody asks to try it again; null when it is not. */
  readonly leftOutBecause: string | null;
  /** Why it was tried in vain since the AI was started; null when it was not. */
  readonly failedBecause: string | null;
}

/** What the set-up page shows about the AI. */
export interface AiSetup {
  readonly settings: AiSettings;
  /** What the command line asked for; it goes before the setting in this run. Null without. */
  readonly launchProvider: ProviderSetting | null;
  /** Those that ONNX Runtime has built in here; the CPU alone before that is known. */
  readonly providers: readonly ProviderListing[];
  /** The loaded pack; null without one. */
  readonly packId: string | null;
  /** Peak threshold of the loaded pack; null without a pack. */
  readonly packPeak: number | null;
  /** What the presets cost with the loaded pack; null where nobody measured it for this very pack. */
  readonly costs: SensitivityCosts | null;
}
