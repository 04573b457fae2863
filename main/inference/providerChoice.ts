import type { ExecutionProvider } from '../../common/prediction';
import type { SkippedProvider } from './inferenceProtocol';

/** Losses of the process with one provider, close to each other, after which the provider is blamed. */
export const mostLosses = 3;
/** How close: a driver that fails now and then within this time is worse than the next provider. */
export const lossesWithinMs = 5 * 60_000;

/** How a process was lost. */
export type LossKind =
  /** It ended, or was ended because it did not answer. */
  | 'gone'
  /** It lives, but fails one inference after the other, as after a lost graphics device. */
  | 'failing';

/** A provider that is given up for this run. */
export interface GivenUpProvider extends SkippedProvider {
  /** `start`: it never ran. `running`: it worked for a while. */
  readonly phase: 'start' | 'running';
}

/** What the loss of a process means for the providers. */
export interface LossVerdict {
  /** Left out from now on; null when the same providers are tried again. */
  readonly givenUp: GivenUpProvider | null;
  /** True when the last provider left fails again and again. */
  readonly hopeless: boolean;
}

/**
 * Which providers the next process may try. One whose start took a process along is left out from then
 * on, so that a broken driver costs one restart and not all of them; one that worked is left out when it
 * fails every inference, or the third time that its process is lost. The last one left is kept: without it
 * there would be nothing to restart for.
 */
export class ProviderChoice {
  private readonly wanted: readonly ExecutionProvider[];
  private readonly nowMs: () => number;
  private readonly broken: SkippedProvider[] = [];
  private current: { readonly provider: ExecutionProvider; readonly runs: boolean } | null = null;
  private losses: { readonly provider: ExecutionProvider; readonly atMs: number }[] = [];

  /** @param nowMs monotonic clock */
  constructor(wanted: readonly ExecutionProvider[], nowMs: () => number) {
    this.wanted = wanted;
    this.nowMs = nowMs;
  }

  get remaining(): readonly ExecutionProvider[] {
    return this.wanted.filter((wanted) => !this.broken.some(({ provider }) => provider === wanted));
  }

  get skipped(): readonly SkippedProvider[] {
    return this.broken;
  }

  /** A process enters the native code of this provider. */
  enter(provider: ExecutionProvider): void {
    this.current = { provider, runs: false };
  }

  /** It came out of it alive and predicts with this provider. */
  run(provider: ExecutionProvider): void {
    this.current = { provider, runs: true };
  }

  /** The process was lost. */
  lose(reason: string, kind: LossKind): LossVerdict {
    const { current } = this;
    this.current = null;
    if (current === null) return { givenUp: null, hopeless: false };
    const { provider, runs } = current;
    const lossCount = this.countLoss(provider);
    const isLast = this.remaining.length === 1;
    const isBlamed = !runs || kind === 'failing' || lossCount >= mostLosses;
    if (isLast || !isBlamed) return { givenUp: null, hopeless: isLast && lossCount >= mostLosses };
    const skipped = { provider, reason: `the inference process ${reason}` };
    this.broken.push(skipped);
    return { givenUp: { ...skipped, phase: runs ? 'running' : 'start' }, hopeless: false };
  }

  /** Notes a loss. @returns how many there were lately with this provider */
  private countLoss(provider: ExecutionProvider): number {
    const atMs = this.nowMs();
    this.losses = this.losses.filter((loss) => atMs - loss.atMs < lossesWithinMs);
    this.losses.push({ provider, atMs });
    return this.losses.filter((loss) => loss.provider === provider).length;
  }
}
