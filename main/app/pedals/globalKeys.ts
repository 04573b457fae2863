import { globalShortcut } from 'electron';
import type { GlobalKeys } from '../../pedals/keyboardPedals';

/** Keys that reach Ampulla whatever window has the focus. */
export const globalKeys: GlobalKeys = {
  // Electron does not always report a key that another program owns, so the registration is read back.
  register: (accelerator, onPress) =>
    globalShortcut.register(accelerator, onPress) && globalShortcut.isRegistered(accelerator),
  unregister: (accelerator) => globalShortcut.unregister(accelerator),
};

/** Gives all keys back. */
export function releaseGlobalKeys(): void {
  globalShortcut.unregisterAll();
}
