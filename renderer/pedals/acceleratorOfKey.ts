/** The part of a keyboard event that names a key. */
export type PressedKey = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

/** Keys whose names in Electron are not those of the page. */
const namesByKey: ReadonlyMap<string, string> = new Map([
  [' ', 'Space'],
  ['+', 'Plus'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ['Escape', 'Escape'],
  ['AudioVolumeUp', 'VolumeUp'],
  ['AudioVolumeDown', 'VolumeDown'],
  ['AudioVolumeMute', 'VolumeMute'],
  ['MediaTrackNext', 'MediaNextTrack'],
  ['MediaTrackPrevious', 'MediaPreviousTrack'],
]);

const sameNames: ReadonlySet<string> = new Set([
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
  ...['Tab', 'Enter', 'Backspace', 'Delete', 'Insert', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['ScrollLock', 'PrintScreen', 'MediaPlayPause', 'MediaStop'],
]);

const numberPad: ReadonlyMap<string, string> = new Map([
  ...Array.from({ length: 10 }, (_, digit): [string, string] => [`Numpad${digit}`, `num${digit}`]),
  ['NumpadDecimal', 'numdec'],
  ['NumpadAdd', 'numadd'],
  ['NumpadSubtract', 'numsub'],
  ['NumpadMultiply', 'nummult'],
  ['NumpadDivide', 'numdiv'],
]);

const modifiers: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);

/**
 * The key in Electron's notation, as in `Ctrl+Shift+F9`.
 * @returns null for a modifier alone and for a key that Electron cannot take globally
 */
export function acceleratorOfKey(pressed: PressedKey): string | null {
  const name = nameOf(pressed);
  if (name === null) return null;
  const held = [
    pressed.ctrlKey && 'Ctrl',
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
    pressed.metaKey && 'Super',
  ].filter((word) => word !== false);
  return [...held, name].join('+');
}

/** Whether this is a modifier, which is pressed before the key that counts. */
export function isModifier({ key }: Pick<PressedKey, 'key'>): boolean {
  return modifiers.has(key);
}

function nameOf({ key, code }: PressedKey): string | null {
  const special = numberPad.get(code) ?? namesByKey.get(key);
  if (special !== undefined) return special;
  if (sameNames.has(key)) return key;
  // Visible ASCII alone has names; a letter is named by its capital.
  return /^[\x21-\x7e]$/.test(key) ? key.toUpperCase() : null;
}
