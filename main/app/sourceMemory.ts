import type { DeviceChoice } from '../../common/captureDevice';
import { type RememberedSource, rememberedName } from '../../common/rememberedSource';
import { parseStreamAddress, type StreamAddress } from '../../common/streamAddress';
import type { SecretStore } from './secretStore';
import type { SettingsKeeper } from './settingsKeeper';

/** What to open at a start. */
export type Recalled =
  | { readonly kind: 'device'; readonly choice: DeviceChoice }
  | { readonly kind: 'stream'; readonly address: StreamAddress }
  /** A stream whose password is not kept. @see RememberedSource */
  | { readonly kind: 'passwordNotKept'; readonly name: string };

/** Remembers the device or stream that was opened last. */
export class SourceMemory {
  private readonly settings: Pick<SettingsKeeper, 'current' | 'keep'>;
  private readonly secrets: SecretStore;

  constructor(settings: Pick<SettingsKeeper, 'current' | 'keep'>, secrets: SecretStore) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /** For the screen; null when nothing is remembered. */
  get name(): string | null {
    const { rememberedSource } = this.settings.current;
    return rememberedSource === null ? null : rememberedName(rememberedSource);
  }

  /** What was remembered, null when nothing was. */
  recall(): Recalled | null {
    const { rememberedSource } = this.settings.current;
    if (rememberedSource === null) return null;
    if (rememberedSource.kind === 'device') return rememberedSource;
    const url = this.urlOf(rememberedSource);
    const parsed = url === null ? null : parseStreamAddress(url);
    if (parsed?.ok === true) return { kind: 'stream', address: parsed.address };
    return { kind: 'passwordNotKept', name: rememberedSource.name };
  }

  rememberDevice(choice: DeviceChoice): void {
    this.settings.keep({ rememberedSource: { kind: 'device', choice } });
  }

  rememberStream({ name, url }: StreamAddress): void {
    const address = this.kept(name, url);
    this.settings.keep({ rememberedSource: { kind: 'stream', name, address } });
  }

  forget(): void {
    this.settings.keep({ rememberedSource: null });
  }

  private kept(name: string, url: string): StoredAddress {
    // Whatever the name leaves out may be a secret.
    if (url === name) return { form: 'plain', url };
    const text = this.secrets.seal(url);
    return text === null ? { form: 'notKept' } : { form: 'sealed', text };
  }

  private urlOf({ address }: RememberedSource & { kind: 'stream' }): string | null {
    switch (address.form) {
      case 'plain':
        return address.url;
      case 'sealed':
        return this.secrets.unseal(address.text);
      case 'notKept':
        return null;
    }
  }
}

type StoredAddress = (RememberedSource & { kind: 'stream' })['address'];
