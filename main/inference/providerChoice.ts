import type { ExecutionProvider } from '../../common/prediction';
import type { SkippedProvider } from './inferenceProtocol';

/**
 * Which providers the next process may try. One whose native code took a process along is left out
 * from then on, so that a broken driver costs one restart and not all of them. The last one left
 * is kept: without it there would be nothing to restart for.
 */
export class ProviderChoice {
  private readonly wanted: readonly ExecutionProvider[];
  private readonly broken: SkippedProvider[] = [];
  private entered: ExecutionProvider | null = null;

  constructor(wanted: readonly ExecutionProvider[]) {
    this.wanted = wanted;
  }

  get remaining(): readonly ExecutionProvider[] {
    return this.wanted.filter((wanted) => !this.broken.some(({ provider }) => provider === wanted));
  }

  get skipped(): readonly SkippedProvider[] {
    return this.broken;
  }

  /** A process enters the native code of this provider. */
  enter(provider: ExecutionProvider): void {
    this.entered = provider;
  }

  /** It came out of it alive. */
  leave(): void {
    this.entered = null;
  }

  /** The process was lost. */
  lose(reason: string): void {
    const provider = this.entered;
    this.entered = null;
    if (provider === null || this.remaining.length === 1) return;
    this.broken.push({ provider, reason: `the inference process ${reason}` });
  }
}
