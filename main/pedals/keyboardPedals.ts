/** The system's global keys. */
export interface GlobalKeys {
  /**
   * Takes a key for this application alone.
   * @returns false when another program owns it
   * @throws Error when there is no such key
   */
  register(accelerator: string, onPress: () => void): boolean;
  unregister(accelerator: string): void;
}

/** What became of an attempt to take a key. */
export type KeyTrial = 'free' | 'taken' | 'unusable';

/** Takes the keys of keyboard-type pedals, and knows which of them belong to another program. */
export class KeyboardPedals {
  private readonly keys: GlobalKeys;
  private readonly onPulse: (accelerator: string) => void;
  private wanted: readonly string[] = [];
  private readonly owned = new Set<string>();

  /** @param onPulse called when a key goes down, and again and again while it is held where the system repeats it */
  constructor(keys: GlobalKeys, onPulse: (accelerator: string) => void) {
    this.keys = keys;
    this.onPulse = onPulse;
  }

  /** Takes these keys and gives all others back. */
  listen(accelerators: readonly string[]): void {
    this.wanted = accelerators;
    for (const accelerator of [...this.owned]) {
      if (!accelerators.includes(accelerator)) this.giveBack(accelerator);
    }
    this.retry();
  }

  /** Whether this key is heard. */
  owns(accelerator: string): boolean {
    return this.owned.has(accelerator);
  }

  /** Tries the keys again that could not be had. @returns whether one was had now */
  retry(): boolean {
    const missing = this.wanted.filter((accelerator) => !this.owned.has(accelerator));
    return missing.filter((accelerator) => this.take(accelerator) === 'free').length > 0;
  }

  /** Finds out whether a key can be had, and leaves it alone. */
  try(accelerator: string): KeyTrial {
    if (this.owned.has(accelerator)) return 'free';
    const trial = this.take(accelerator);
    if (trial === 'free') this.giveBack(accelerator);
    return trial;
  }

  private take(accelerator: string): KeyTrial {
    try {
      if (!this.keys.register(accelerator, () => this.onPulse(accelerator))) return 'taken';
    } catch {
      return 'unusable';
    }
    this.owned.add(accelerator);
    return 'free';
  }

  private giveBack(accelerator: string): void {
    this.keys.unregister(accelerator);
    this.owned.delete(accelerator);
  }
}
