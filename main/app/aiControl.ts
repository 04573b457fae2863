import { availableParallelism } from 'node:os';
import { type AiSettings, type ProviderSetting, providerChoices } from '../../common/aiSettings';
import type { AiSetup, ProviderListing } from '../../common/aiSetup';
import { explain } from '../../common/language/explain';
import { type ExecutionProvider, executionProviders } from '../../common/prediction';
import { providerName } from '../../common/providerName';
import type { SensitivityCosts } from '../../common/sensitivityCosts';
import type { ForkInference } from '../inference/inferenceChild';
import { type GivenUpProvider, InferenceClient } from '../inference/inferenceClient';
import type { AmpullaPack, DifficultyPack } from '../inference/modelPacks';
import { readSensitivityCosts } from '../inference/packSensitivity';
import { threadsBesidePicture } from '../inference/threads';
import { BrokenProviders, circumstances } from './brokenProviders';
import type { MessageBoard } from './messageBoard';
import type { SettingsKeeper } from './settingsKeeper';

export interface AiControlOptions {
  readonly appVersion: string;
  readonly fork: ForkInference;
  /** Starts the process that estimates the difficulty. */
  readonly forkDifficulty: ForkInference;
  readonly nowMs: () => number;
  readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  readonly messages: MessageBoard;
  /** What the command line asked for, as it was typed; null without. */
  readonly launchProvider: string | null;
  /** Starts the AI anew with the pack that it has. */
  readonly restart: () => Promise<void>;
  readonly publish: (setup: AiSetup) => void;
}

/** How the AI is set up: where it runs, how readily it speaks. Makes the clients that run it. */
export class AiControl {
  private readonly options: AiControlOptions;
  private readonly broken: BrokenProviders;
  private readonly launchProvider: ProviderSetting | null;
  private client: InferenceClient | null = null;
  private pack: AmpullaPack | null = null;
  private costs: SensitivityCosts | null = null;

  constructor(options: AiControlOptions) {
    this.options = options;
    this.broken = new BrokenProviders(options.settings, circumstances(options.appVersion));
    this.launchProvider = this.readLaunchProvider();
  }

  /** As a person chose them. */
  get settings(): AiSettings {
    return this.options.settings.current.ai;
  }

  /** The client that runs a pack on the providers that are allowed now. */
  createClient(pack: AmpullaPack): InferenceClient {
    const { fork, nowMs } = this.options;
    const only = this.onlyProvider;
    const client = new InferenceClient({
      task: 'ampulla',
      fork,
      nowMs,
      pack,
      providers: only === null ? this.providersInTurn() : [only],
      onlyThese: only !== null,
      threads: threadsBesidePicture(availableParallelism()),
      onProviderGivenUp: (provider) => this.handleGivenUp(provider),
    });
    client.onState((state) => {
      if (client !== this.client) return;
      if (state.state === 'failed' && only !== null) this.sayThatOnlyProviderFails(only, state);
      this.publish();
    });
    this.client = client;
    void this.takePack(pack);
    return client;
  }

  /**
   * The client that estimates the difficulty, on the processor with one thread: never on the device and hardly
   * on the cores that the mask is computed on. What it does is no part of this set-up.
   */
  createDifficultyClient(pack: DifficultyPack): InferenceClient<'difficulty'> {
    const { forkDifficulty, nowMs } = this.options;
    return new InferenceClient({
      task: 'difficulty',
      fork: forkDifficulty,
      nowMs,
      pack,
      providers: ['cpu'],
      threads: 1,
    });
  }

  /** All that the set-up page shows. */
  get setup(): AiSetup {
    return {
      settings: this.settings,
      launchProvider: this.launchProvider,
      providers: this.listProviders(),
      packId: this.pack?.manifest.id ?? null,
      packPeak: this.pack?.manifest.thresholds.peak ?? null,
      costs: this.costs,
    };
  }

  private readLaunchProvider(): ProviderSetting | null {
    const { launchProvider: typed, messages } = this.options;
    if (typed === null) return null;
    const choice = providerChoices.find((known) => known === typed) ?? null;
    if (choice === null) {
      const words = explain('provider.unknown', { typed, known: providerChoices.join(', ') });
      messages.post({ severity: 'warning', ...words });
    }
    return choice;
  }

  /** The one provider that may be used; null where any may. */
  private get onlyProvider(): ExecutionProvider | null {
    const choice = this.launchProvider ?? this.settings.provider;
    return choice === 'auto' ? null : choice;
  }

  /** All but those that crashed; the CPU is never left out, because nothing would be left. */
  private providersInTurn(): ExecutionProvider[] {
    const leftOut = this.broken.list.map(({ provider }) => provider);
    return executionProviders.filter(
      (provider) => provider === 'cpu' || !leftOut.includes(provider),
    );
  }

  private listProviders(): ProviderListing[] {
    const { list } = this.broken;
    const state = this.client?.state;
    const skipped = state?.state === 'ready' || state?.state === 'failed' ? state.skipped : [];
    return (this.client?.knownProviders ?? ['cpu' as const]).map((provider) => ({
      provider,
      leftOutBecause: list.find((broken) => broken.provider === provider)?.reason ?? null,
      failedBecause: skipped.find((tried) => tried.provider === provider)?.reason ?? null,
    }));
  }

  private async takePack(pack: AmpullaPack): Promise<void> {
    this.pack = pack;
    this.costs = null;
    const costs = await readSensitivityCosts(pack);
    if (pack !== this.pack) return;
    this.costs = costs;
    this.publish();
  }

  private handleGivenUp({ provider, reason, phase }: GivenUpProvider): void {
    if (phase === 'start') this.broken.remember(provider, reason);
    const key = phase === 'start' ? 'provider.crashed' : 'provider.lost';
    const words = explain(key, { provider: providerName(provider), reason });
    this.options.messages.post({ severity: 'warning', ...words });
    this.publish();
  }

  private sayThatOnlyProviderFails(
    only: ExecutionProvider,
    { skipped }: { readonly skipped: readonly { readonly reason: string }[] },
  ): void {
    const last = skipped.at(-1);
    if (last === undefined) return;
    const values = { provider: providerName(only), reason: last.reason };
    const words = explain('provider.onlyOneFails', values);
    this.options.messages.post({ severity: 'error', ...words });
  }

  /** Takes over other settings, from the next prediction on. Another provider takes a restart of the AI. */
  async set(settings: AiSettings): Promise<void> {
    const restarts = settings.provider !== this.settings.provider;
    this.options.settings.keep({ ai: settings });
    this.publish();
    if (restarts) await this.options.restart();
  }

  /** Forgets which providers crashed and starts the AI anew. */
  async tryProvidersAgain(): Promise<void> {
    this.broken.forget();
    this.publish();
    await this.options.restart();
  }

  private publish(): void {
    this.options.publish(this.setup);
  }
}
