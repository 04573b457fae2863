import type { DeviceBackend } from '../../../common/captureDevice';

/** Where devices are looked for. Passed in, so that tests can put a folder in place of the system's. */
export interface DeviceSystem {
  readonly platform: NodeJS.Platform;
  /** Holds `dev` and `sys`; `/` but in tests. Used on Linux only. */
  readonly deviceRoot: string;
}

/** The system that the program runs on. `AMPULLA_DEVICE_ROOT` names a folder in place of `/`. */
export function deviceSystem(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): DeviceSystem {
  const deviceRoot = environment['AMPULLA_DEVICE_ROOT'] ?? '/';
  return { platform, deviceRoot: deviceRoot === '' ? '/' : deviceRoot };
}

/** The backend that an operating system's own devices speak; null where ffmpeg has none. */
export function nativeBackend(platform: NodeJS.Platform): DeviceBackend | null {
  return nativeBackends[platform] ?? null;
}

const nativeBackends: Readonly<Partial<Record<NodeJS.Platform, DeviceBackend>>> = {
  linux: 'v4l2',
  win32: 'dshow',
  darwin: 'avfoundation',
};

/** A backend's name for people. */
export function backendName(backend: DeviceBackend): string {
  switch (backend) {
    case 'v4l2':
      return 'Video4Linux';
    case 'dshow':
      return 'DirectShow';
    case 'avfoundation':
      return 'AVFoundation';
    case 'decklink':
      return 'DeckLink';
  }
}
