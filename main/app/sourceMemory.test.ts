import { describe, expect, it } from 'vitest';
import type { DeviceChoice } from '../../common/captureDevice';
import { rememberedSourceSchema } from '../../common/rememberedSource';
import { parseStreamAddress, type StreamAddress } from '../../common/streamAddress';
import type { SecretStore } from './secretStore';
import { type Settings, settingsSections } from './settingsFile';
import { SourceMemory } from './sourceMemory';

const encoding: SecretStore = {
  seal: (text) => Buffer.from(text).toString('base64'),
  unseal: (sealed) => Buffer.from(sealed, 'base64').toString(),
};
const none: SecretStore = { seal: () => null, unseal: () => null };

function memoryWith(secrets: SecretStore) {
  const initial = { rememberedSource: null } satisfies Partial<Settings>;
  const settings = {
    current: initial as unknown as Settings,
    keep(changes: Partial<Settings>) {
      this.current = { ...this.current, ...changes };
    },
  };
  return { memory: new SourceMemory(settings, secrets), settings };
}

function address(typed: string): StreamAddress {
  const parsed = parseStreamAddress(typed);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.address;
}

const choice: DeviceChoice = {
  ...{ backend: 'v4l2', id: '/dev/v4l/by-id/usb-A-video-index0', name: 'Cam Link 4K' },
  mode: null,
};

describe('SourceMemory', () => {
  it('remembers a device with its mode', () => {
    const { memory, settings } = memoryWith(none);
    expect([memory.recall(), memory.name]).toEqual([null, null]);
    memory.rememberDevice(choice);
    expect(memory.recall()).toEqual({ kind: 'device', choice });
    expect(memory.name).toBe('Cam Link 4K');
    expect(rememberedSourceSchema.parse(settings.current.rememberedSource)).toBeTruthy();
    memory.forget();
    expect(memory.recall()).toBeNull();
  });

  it('remembers an address without a secret as it is', () => {
    const { memory } = memoryWith(none);
    memory.rememberStream(address('udp://239.1.1.1:5000'));
    expect(memory.recall()).toMatchObject({ address: { url: 'udp://239.1.1.1:5000' } });
  });

  it('writes a password only as the safe store encrypted it', () => {
    const { memory, settings } = memoryWith(encoding);
    memory.rememberStream(address('rtsp://nurse:s3cret@h/live'));
    expect(JSON.stringify(settings.current)).not.toMatch(/s3cret|nurse/);
    expect(memory.recall()).toMatchObject({ address: { url: 'rtsp://nurse:s3cret@h/live' } });
  });

  it.each(['rtsp://nurse:s3cret@h/live', 'rtsp://h/live?token=s3cret', 'rtsp://h/password=s3cret'])(
    'keeps no password without a safe store, and says so: %s',
    (typed) => {
      const { memory, settings } = memoryWith(none);
      memory.rememberStream(address(typed));
      expect(JSON.stringify(settings.current)).not.toMatch(/s3cret/);
      expect(memory.recall()).toMatchObject({ kind: 'passwordNotKept' });
      expect(memory.name).toMatch(/^rtsp:\/\/h/);
    },
  );

  it('starts with nothing', () => {
    expect(settingsSections.rememberedSource.initial).toBeNull();
  });
});
