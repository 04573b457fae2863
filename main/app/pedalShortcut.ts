import { globalShortcut } from 'electron';

/** Keyboard-type pedals send this key unless they are set up otherwise. */
export const pedalAccelerator = 'F9';

/**
 * Listens to the pedal's key wherever the focus is.
 * @returns whether the key could be had; another program may own it, which Electron does not report otherwise.
 */
export function registerPedal(onPress: () => void): boolean {
  try {
    return (
      globalShortcut.register(pedalAccelerator, onPress) &&
      globalShortcut.isRegistered(pedalAccelerator)
    );
  } catch {
    return false;
  }
}

/** Gives the key back. */
export function unregisterPedal(): void {
  globalShortcut.unregisterAll();
}
