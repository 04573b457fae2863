import { release } from 'node:os';
import type { BrokenProvider } from '../../common/aiSettings';
import type { ExecutionProvider } from '../../common/prediction';
import type { SettingsKeeper } from './settingsKeeper';

/**
 * What a remembered crash depends on: another version of the application or of the operating system may
 * bring another driver, so that the provider is worth another try.
 */
export function circumstances(appVersion: string): string {
  return `Ampulla ${appVersion}, ${process.platform} ${release()}`;
}

/** Remembers from one start to the next which providers took the inference process along. */
export class BrokenProviders {
  private readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  private readonly under: string;

  /** @param under {@link circumstances} of this run */
  constructor(settings: Pick<SettingsKeeper, 'current' | 'keep'>, under: string) {
    this.settings = settings;
    this.under = under;
  }

  /** Those to leave out now. */
  get list(): readonly BrokenProvider[] {
    return this.settings.current.brokenProviders.filter(({ under }) => under === this.under);
  }

  remember(provider: ExecutionProvider, reason: string): void {
    const others = this.list.filter((broken) => broken.provider !== provider);
    this.settings.keep({ brokenProviders: [...others, { provider, reason, under: this.under }] });
  }

  /** All of them are tried again. */
  forget(): void {
    this.settings.keep({ brokenProviders: [] });
  }
}
